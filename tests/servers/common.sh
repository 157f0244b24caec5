# SPDX-License-Identifier: MIT
#
# Sourced by the start scripts of this folder: options, certificates, one address.
#
#   -d DIR   folder for configuration, certificates and logs (made if absent)
#   -p PORT  plain text      -t PORT  TLS      -s PORT  link between servers
#
# Everything listens on 127.0.0.1 and nowhere else.

address=127.0.0.1
dir= plain_port= tls_port= link_port=

refuse() {
    echo "${0##*/}: $*" >&2
    exit 2
}

# The first argument names the options that this server knows, for getopts.
read_options() {
    known=$1
    shift
    while getopts "$known" option; do
        case $option in
            d) dir=$OPTARG ;;
            p) plain_port=$OPTARG ;;
            t) tls_port=$OPTARG ;;
            s) link_port=$OPTARG ;;
            a) first_port=$OPTARG ;;
            b) second_port=$OPTARG ;;
            w) without="$without $OPTARG" ;;
            l) limits=default ;;
            *) exit 2 ;;
        esac
    done
    [ -n "$dir" ] || refuse "-d DIR is needed"
    [ -n "$plain_port" ] || refuse "-p PORT is needed"
    mkdir -p "$dir" && cd "$dir" || exit 1
    dir=$(pwd)
}

needs_program() {
    PATH=$PATH:/usr/sbin:/sbin
    command -v "$1" >/dev/null || refuse "$1 is not installed (scripts/install-deps --test)"
}

# NAME.crt and NAME.key, signed by itself, good for localhost and 127.0.0.1.
make_certificate() {
    [ -s "$1.crt" ] && return
    openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 30 \
        -keyout "$1.key" -out "$1.crt" -subj "/CN=$1" \
        -addext subjectAltName=DNS:localhost,IP:127.0.0.1 2>openssl.log ||
        { cat openssl.log >&2; exit 1; }
}
