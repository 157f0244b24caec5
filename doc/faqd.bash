# SPDX-License-Identifier: MIT
# Completion of faqd for bash.
_faqd() {
    local word=${COMP_WORDS[COMP_CWORD]} command=${COMP_WORDS[1]}
    if ((COMP_CWORD == 1)); then
        mapfile -t COMPREPLY < <(compgen -W "run check ask talk eval diff replay new matrix --help --version" -- "$word")
    elif [[ $word == -* ]]; then
        local options="--help"
        case $command in
        run | matrix) options+=" -c" ;;
        check) options+=" -c --faq --explain" ;;
        talk) options+=" -c --faq" ;;
        ask) options+=" -c --faq --explain --json --batch --ambient" ;;
        eval) options+=" -c --faq --explain --json --html --ambient" ;;
        replay) options+=" --faq --update" ;;
        esac
        mapfile -t COMPREPLY < <(compgen -W "$options" -- "$word")
    elif [[ $command == matrix && COMP_CWORD -eq 2 ]]; then
        mapfile -t COMPREPLY < <(compgen -W "status logout verify" -- "$word")
    elif [[ $command == new && COMP_CWORD -eq 2 ]]; then
        mapfile -t COMPREPLY < <(compgen -W "article topic recovery-key" -- "$word")
    else
        mapfile -t COMPREPLY < <(compgen -f -- "$word")
    fi
}
complete -F _faqd faqd
