/* SPDX-License-Identifier: MIT */
#include "faq/softmax.h"

#include <math.h>
#include <stdint.h>
#include <string.h>

/* A score so far below the best adds nothing to a sum. */
static const float nothing = -40;

/* e^x for x from -87 to 0, as good as single precision can be and several at a time, where
 * expf takes one: two to a whole power, and the rest by its series. */
static inline float power_of(float x)
{
    float doublings = x * 1.44269504F;
    int32_t whole = (int32_t)(doublings - 0.5F);
    float rest = (doublings - (float)whole) * 0.693147181F;
    uint32_t bits = (uint32_t)(whole + 127) << 23;
    float power;

    memcpy(&power, &bits, sizeof(power));
    return power
           * (1
              + rest
                    * (1
                       + rest
                             * (1 / 2.F
                                + rest
                                      * (1 / 6.F
                                         + rest
                                               * (1 / 24.F
                                                  + rest * (1 / 120.F + rest / 720))))));
}

enum { LANES = 4 }; /* so many at a time */

float softmax_most(const float *scores, size_t count)
{
    float most[LANES] = {-INFINITY, -INFINITY, -INFINITY, -INFINITY};
    size_t whole = count / LANES * LANES;

    for (size_t i = 0; i < whole; i += LANES)
        for (size_t k = 0; k < LANES; k++)
            most[k] = scores[i + k] > most[k] ? scores[i + k] : most[k];
    for (size_t i = whole; i < count; i++)
        most[0] = scores[i] > most[0] ? scores[i] : most[0];
    for (size_t k = 1; k < LANES; k++)
        most[0] = most[k] > most[0] ? most[k] : most[0];
    return most[0];
}

float softmax_powers(float *scores, size_t count, float most)
{
    float sums[LANES] = {0};
    size_t whole = count / LANES * LANES;

    for (size_t i = 0; i < count; i++) {
        float score = scores[i] - most;
        scores[i] = power_of(score > nothing ? score : nothing);
    }
    for (size_t i = 0; i < whole; i += LANES)
        for (size_t k = 0; k < LANES; k++)
            sums[k] += scores[i + k];
    for (size_t i = whole; i < count; i++)
        sums[i - whole] += scores[i];
    return (sums[0] + sums[1]) + (sums[2] + sums[3]);
}

/* So many at a time: a compiler has them computed side by side. */
enum { ABREAST = 16 };

static void raise_abreast(const double *scores, double most, float *powers)
{
    for (size_t i = 0; i < ABREAST; i++) {
        float score = (float)(scores[i] - most);
        powers[i] = power_of(score > nothing ? score : nothing);
    }
}

/* Single precision is enough for what is a part of a sum of such parts. */
static double sum_powers(const double *scores, size_t count, double most)
{
    double sums[4] = {0}, last[ABREAST] = {0};
    float powers[ABREAST];
    size_t whole = count - count % ABREAST;

    for (size_t start = 0; start < whole; start += ABREAST) {
        raise_abreast(scores + start, most, powers);
        for (size_t i = 0; i < ABREAST; i++)
            sums[i % 4] += (double)powers[i];
    }
    memcpy(last, scores + whole, (count - whole) * sizeof(*scores));
    raise_abreast(last, most, powers);
    for (size_t i = 0; i < count - whole; i++)
        sums[0] += (double)powers[i];
    return sums[0] + sums[1] + sums[2] + sums[3];
}

double softmax_log_sum(const double *scores, size_t count, double rest, size_t rest_count)
{
    double most = rest_count ? rest : -INFINITY, sum = 0;

    for (size_t i = 0; i < count; i++)
        most = scores[i] > most ? scores[i] : most;
    if (rest_count)
        sum = (double)rest_count * exp(rest - most);
    return most + log(sum + sum_powers(scores, count, most));
}

void softmax(double *scores, size_t count)
{
    double sum = 0, most = 0;

    for (size_t i = 0; i < count; i++)
        most = scores[i] > most ? scores[i] : most;
    for (size_t i = 0; i < count; i++)
        sum += scores[i] = exp(scores[i] - most);
    for (size_t i = 0; i < count; i++)
        scores[i] /= sum;
}
