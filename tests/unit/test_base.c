/* Decimals, arrays, the arena. */
#include "base/arena.h"
#include "base/decimal.h"
#include "support.h"

#include <stdalign.h>

/* ---- Decimals */

/* "-12.5" as millionths. */
static kjr_decimal decimal(const char *text)
{
    kjr_decimal value = 0;
    int places = -1;
    const char *at = text;
    if (*at == '-') at++;
    for (; *at; at++) {
        if (*at == '.') {
            places = 0;
            continue;
        }
        value = value * 10 + (*at - '0');
        places += places >= 0;
    }
    for (places = places < 0 ? 0 : places; places < KJR_DECIMAL_PLACES; places++)
        value *= 10;
    return text[0] == '-' ? -value : value;
}

static void assert_decimal(kjr_decimal value, const char *expected)
{
    char text[KJR_DECIMAL_TEXT];
    size_t len = kjr_decimal_text(value, text);
    assert_string_equal(text, expected);
    assert_int_equal(len, strlen(expected));
}

#define LARGEST "99999999999999999999999999999999.999999"

static void decimal_text(void **state)
{
    (void)state;
    static const char *const plain[] = {"0",     "1",          "-1",        "10",        "-1.6",      "0.5",
                                        "-0.5",  "0.000001",   "-0.000001", "86.051",    "16000000",  "0.1",
                                        "100",   "1000000",    "1.000001",  "99.999999", "175900000", "1730200000000",
                                        LARGEST, ("-" LARGEST)};
    for (size_t i = 0; i < LENGTH(plain); i++)
        assert_decimal(decimal(plain[i]), plain[i]);
    assert_decimal(decimal("2.500000"), "2.5");
    assert_true(kjr_decimal_largest() == decimal(LARGEST));
}

static void decimal_fits(void **state)
{
    (void)state;
    kjr_decimal largest = kjr_decimal_largest();
    assert_true(kjr_decimal_fits(largest) && kjr_decimal_fits(-largest) && kjr_decimal_fits(0));
    assert_false(kjr_decimal_fits(largest + 1));
    assert_false(kjr_decimal_fits(-largest - 1));
}

static void decimal_sums(void **state)
{
    (void)state;
    kjr_decimal out, largest = kjr_decimal_largest();
    assert_true(kjr_decimal_add(decimal("0.1"), decimal("0.2"), &out));
    assert_decimal(out, "0.3");
    assert_true(kjr_decimal_subtract(decimal("1"), decimal("1.000001"), &out));
    assert_decimal(out, "-0.000001");
    assert_true(kjr_decimal_add(largest, -largest, &out));
    assert_decimal(out, "0");
    assert_true(kjr_decimal_subtract(-1, largest - 1, &out));
    assert_true(out == -largest);
    out = 42;
    assert_false(kjr_decimal_add(largest, 1, &out));
    assert_false(kjr_decimal_add(-largest, -1, &out));
    assert_false(kjr_decimal_add(largest, largest, &out));
    assert_false(kjr_decimal_subtract(largest, -largest, &out));
    assert_true(out == 42); /* left alone */
}

static void decimal_scales(void **state)
{
    (void)state;
    const struct {
        const char *coefficient;
        int exponent;
        const char *expected; /* NULL: does not fit */
    } cases[] = {
        {"16", 6, "16000000"},
        {"1759", -1, "175.9"},
        {"86051", -3, "86.051"},
        {"1", -6, "0.000001"},
        {"1", -7, NULL},
        {"10", -7, "0.000001"},
        {"15", -7, NULL},
        {"-3", 8, "-300000000"},
        {"0", 1000000, "0"},
        {"0", -1000000, "0"},
        {"1", 31, "10000000000000000000000000000000"},
        {"1", 32, NULL},
        {"9", 31, "90000000000000000000000000000000"},
        {"1", 1000000, NULL},
        {"1", -1000000, NULL},
    };
    for (size_t i = 0; i < LENGTH(cases); i++) {
        kjr_decimal out = 42, coefficient = decimal(cases[i].coefficient) / KJR_DECIMAL_ONE;
        bool fits = kjr_decimal_scale(coefficient, cases[i].exponent, &out);
        assert_int_equal(fits, cases[i].expected != NULL);
        if (fits) assert_decimal(out, cases[i].expected);
        else assert_true(out == 42);
    }
}

typedef struct operation {
    const char *a, *b;
    const char *expected; /* NULL: does not fit */
} operation;

static void decimal_products(void **state)
{
    (void)state;
    const operation cases[] = {
        {"12.5", "4", "50"},
        {"0.000001", "0.5", "0.000001"}, /* half away from zero */
        {"-0.000001", "0.5", "-0.000001"},
        {"0.000001", "0.499999", "0"},
        {"0.000003", "0.5", "0.000002"},
        {"-1.5", "-1.5", "2.25"},
        {"0", "-" LARGEST, "0"},
        {"100000000000000", "100000000000000", "10000000000000000000000000000"},
        {LARGEST, "1", LARGEST},
        {"1", "-" LARGEST, "-" LARGEST},
        {LARGEST, "0.5", "50000000000000000000000000000000"},
        {"5000000000000000", "20000000000000000", NULL},
        {LARGEST, LARGEST, NULL},
        {LARGEST, "1.000001", NULL},
        {LARGEST, "-2", NULL},
    };
    for (size_t i = 0; i < LENGTH(cases); i++) {
        kjr_decimal out = 42;
        bool fits = kjr_decimal_multiply(decimal(cases[i].a), decimal(cases[i].b), &out);
        if (fits != (cases[i].expected != NULL)) fail_msg("%s * %s: %d", cases[i].a, cases[i].b, fits);
        if (fits) assert_decimal(out, cases[i].expected);
        else assert_true(out == 42);
    }
}

static void decimal_quotients(void **state)
{
    (void)state;
    const operation cases[] = {
        {"1", "3", "0.333333"},
        {"2", "3", "0.666667"},
        {"-2", "3", "-0.666667"},
        {"-2", "-3", "0.666667"},
        {"1", "8", "0.125"},
        {"0.000001", "2", "0.000001"}, /* half away from zero */
        {"-0.000001", "2", "-0.000001"},
        {"0.000001", "3", "0"},
        {"0", "7", "0"},
        {"7", "0", NULL},
        {"0", "0", NULL},
        {LARGEST, LARGEST, "1"},
        {LARGEST, "1", LARGEST},
        {LARGEST, "-1", "-" LARGEST},
        {"1", LARGEST, "0"},
        {"50000000000000000000000000000000", LARGEST, "0.5"},
        {LARGEST, "0.5", NULL},
        {LARGEST, "0.000001", NULL},
    };
    for (size_t i = 0; i < LENGTH(cases); i++) {
        kjr_decimal out = 42;
        bool fits = kjr_decimal_divide(decimal(cases[i].a), decimal(cases[i].b), &out);
        if (fits != (cases[i].expected != NULL)) fail_msg("%s / %s: %d", cases[i].a, cases[i].b, fits);
        if (fits) assert_decimal(out, cases[i].expected);
        else assert_true(out == 42);
    }
}

static void decimal_powers(void **state)
{
    (void)state;
    assert_true(kjr_decimal_power(-6) == 1);
    assert_true(kjr_decimal_power(0) == KJR_DECIMAL_ONE);
    assert_decimal(kjr_decimal_power(8), "100000000");
    assert_decimal(kjr_decimal_power(31), "10000000000000000000000000000000");
}

/* ---- Memory */

static int left; /* allocations that still succeed */

static void *failing_malloc(void *context, size_t size)
{
    (void)context;
    return left-- > 0 ? malloc(size) : NULL;
}

static void *failing_realloc(void *context, void *old, size_t size)
{
    (void)context;
    return left-- > 0 ? realloc(old, size) : NULL;
}

static void plain_free(void *context, void *memory)
{
    (void)context;
    assert_non_null(memory);
    free(memory);
}

static const kjrep_allocator failing = {sizeof failing, failing_malloc, failing_realloc, plain_free, NULL};

static void sizes_are_checked(void **state)
{
    (void)state;
    size_t size;
    assert_true(kjr_add_size(SIZE_MAX - 1, 1, &size) && size == SIZE_MAX);
    assert_false(kjr_add_size(SIZE_MAX, 1, &size));
    assert_true(kjr_multiply_size(0, SIZE_MAX, &size) && size == 0);
    assert_true(kjr_multiply_size(SIZE_MAX, 1, &size) && size == SIZE_MAX);
    assert_false(kjr_multiply_size(SIZE_MAX / 2 + 1, 2, &size));
    assert_null(kjr_calloc(&kjr_standard_allocator, SIZE_MAX, 2));
    kjr_free(&failing, NULL); /* never reaches the caller's function */
}

static void calloc_clears(void **state)
{
    (void)state;
    unsigned char *bytes = kjr_calloc(&kjr_standard_allocator, 7, 3);
    assert_non_null(bytes);
    for (int i = 0; i < 21; i++)
        assert_int_equal(bytes[i], 0);
    kjr_free(&kjr_standard_allocator, bytes);
    void *empty = kjr_malloc(&kjr_standard_allocator, 0);
    assert_non_null(empty);
    kjr_free(&kjr_standard_allocator, empty);
}

static void vectors_grow(void **state)
{
    (void)state;
    KJR_VECTOR(uint32_t) numbers = {0};
    for (uint32_t i = 0; i < 10000; i++) {
        uint32_t *item = KJR_PUSH(&kjr_standard_allocator, &numbers);
        assert_non_null(item);
        *item = i * i;
    }
    assert_int_equal(numbers.count, 10000);
    assert_true(numbers.capacity >= numbers.count);
    for (uint32_t i = 0; i < 10000; i++)
        assert_int_equal(numbers.items[i], i * i);
    assert_true(KJR_RESERVE(&kjr_standard_allocator, &numbers, 5000));
    assert_true(numbers.capacity >= 15000 && numbers.count == 10000);
    assert_false(KJR_RESERVE(&kjr_standard_allocator, &numbers, UINT32_MAX)); /* past 2^32 items */
    assert_int_equal(numbers.items[9999], 9999 * 9999);
    kjr_free(&kjr_standard_allocator, numbers.items);
}

static void vectors_survive_failure(void **state)
{
    (void)state;
    KJR_VECTOR(uint64_t) numbers = {0};
    left = 0;
    assert_null(KJR_PUSH(&failing, &numbers));
    assert_true(numbers.count == 0 && numbers.capacity == 0 && !numbers.items);
    left = 1;
    uint32_t pushed = 0;
    for (uint64_t *item; (item = KJR_PUSH(&failing, &numbers)); pushed++)
        *item = pushed;
    assert_true(pushed > 0);
    assert_int_equal(numbers.count, pushed);
    for (uint32_t i = 0; i < pushed; i++)
        assert_true(numbers.items[i] == i);
    kjr_free(&failing, numbers.items);
}

/* ---- Arena */

static void arena_aligns_and_keeps(void **state)
{
    (void)state;
    kjr_arena arena;
    kjr_arena_start(&arena, &kjr_standard_allocator);
    unsigned char *blocks[300];
    for (size_t i = 0; i < LENGTH(blocks); i++) {
        size_t size = i * i % 5000;
        blocks[i] = kjr_arena_alloc(&arena, size);
        assert_non_null(blocks[i]);
        assert_int_equal((uintptr_t)blocks[i] % alignof(max_align_t), 0);
        memset(blocks[i], (int)(i & 0xFF), size);
    }
    for (size_t i = 0; i < LENGTH(blocks); i++)
        for (size_t at = 0; at < i * i % 5000; at++)
            assert_int_equal(blocks[i][at], i & 0xFF);
    char *large = kjr_arena_alloc(&arena, 8 << 20);
    assert_non_null(large);
    memset(large, 1, 8 << 20);
    char *text = kjr_arena_text(&arena, "甲乙丙", 6);
    assert_string_equal(text, "甲乙");
    assert_string_equal(kjr_arena_text(&arena, NULL, 0), "");
    kjr_arena_end(&arena);
    assert_null(arena.blocks);
    kjr_arena_end(&arena); /* an ended arena is empty */
}

static void arena_fails_cleanly(void **state)
{
    (void)state;
    kjr_arena arena;
    kjr_arena_start(&arena, &failing);
    left = 0;
    assert_null(kjr_arena_alloc(&arena, 1));
    assert_null(kjr_arena_text(&arena, "a", 1));
    left = 1;
    char *text = kjr_arena_text(&arena, "a", 1);
    assert_non_null(text);
    assert_null(kjr_arena_alloc(&arena, 1 << 20));
    assert_null(kjr_arena_alloc(&arena, SIZE_MAX));
    assert_null(kjr_arena_alloc(&arena, SIZE_MAX - 8));
    assert_string_equal(text, "a");
    assert_non_null(kjr_arena_alloc(&arena, 16)); /* the block it has is still good */
    kjr_arena_end(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(decimal_text),
        cmocka_unit_test(decimal_fits),
        cmocka_unit_test(decimal_sums),
        cmocka_unit_test(decimal_scales),
        cmocka_unit_test(decimal_products),
        cmocka_unit_test(decimal_quotients),
        cmocka_unit_test(decimal_powers),
        cmocka_unit_test(sizes_are_checked),
        cmocka_unit_test(calloc_clears),
        cmocka_unit_test(vectors_grow),
        cmocka_unit_test(vectors_survive_failure),
        cmocka_unit_test(arena_aligns_and_keeps),
        cmocka_unit_test(arena_fails_cleanly),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
