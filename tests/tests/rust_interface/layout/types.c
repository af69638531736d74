// Written by `generate.py`: change that, and run it again.

#include <stddef.h>
#include <stdint.h>

#define TYPE(type, size, align) \
    _Static_assert(sizeof(type) == size && _Alignof(type) == align, #type)
#define FIELD(type, field, offset, size) \
    _Static_assert(offsetof(type, field) == offset, #type "." #field); \
    _Static_assert(sizeof(((type *)0)->field) == size, #type "." #field)

typedef uint8_t Enum0;
TYPE(Enum0, 1, 1);

typedef uint8_t Enum1;
TYPE(Enum1, 1, 1);

typedef uint8_t Flags2;
TYPE(Flags2, 1, 1);

typedef uint16_t Enum3;
TYPE(Enum3, 2, 2);

typedef uint16_t Enum4;
TYPE(Enum4, 2, 2);

typedef uint16_t Flags5;
TYPE(Flags5, 2, 2);

typedef uint32_t Enum6;
TYPE(Enum6, 4, 4);

typedef uint32_t Enum7;
TYPE(Enum7, 4, 4);

typedef uint32_t Flags8;
TYPE(Flags8, 4, 4);

typedef uint64_t Enum9;
TYPE(Enum9, 8, 8);

typedef uint64_t Enum10;
TYPE(Enum10, 8, 8);

typedef uint64_t Flags11;
TYPE(Flags11, 8, 8);

typedef uint32_t Handle12;
TYPE(Handle12, 4, 4);

typedef struct {
    Enum9 field0;
    float field1;
    struct { char *start; size_t len; } field2;
    struct { uint32_t *start; size_t len; } field3;
    Flags8 field4;
} Record13;
TYPE(Record13, 32, 8);
FIELD(Record13, field0, 0, 8);
FIELD(Record13, field1, 8, 4);
FIELD(Record13, field2, 12, 8);
FIELD(Record13, field3, 20, 8);
FIELD(Record13, field4, 28, 4);

typedef struct {
    Record13 member0;
    Enum1 member1;
} Tuple14;
TYPE(Tuple14, 40, 8);
FIELD(Tuple14, member0, 0, 32);
FIELD(Tuple14, member1, 32, 1);

typedef struct {
    uint64_t tag;
    union {
        Record13 Case0;
        uint32_t Case2;
    } payload;
} Variant15;
TYPE(Variant15, 40, 8);
FIELD(Variant15, tag, 0, 8);
FIELD(Variant15, payload.Case0, 8, 32);
FIELD(Variant15, payload.Case2, 8, 4);

typedef struct {
    double field0;
    uint64_t field1;
    Record13 field2;
} Record16;
TYPE(Record16, 48, 8);
FIELD(Record16, field0, 0, 8);
FIELD(Record16, field1, 8, 8);
FIELD(Record16, field2, 16, 32);

typedef struct {
    struct { uint32_t tag; union { double ok; uint32_t err; } payload; } field0;
    int64_t field1;
    struct { uint32_t tag; union { double ok; int64_t err; } payload; } field2;
} Record17;
TYPE(Record17, 40, 8);
FIELD(Record17, field0, 0, 16);
FIELD(Record17, field1, 16, 8);
FIELD(Record17, field2, 24, 16);

typedef struct {
    Record13 member0;
} Tuple18;
TYPE(Tuple18, 32, 8);
FIELD(Tuple18, member0, 0, 32);

typedef struct {
    uint16_t tag;
    union {
        Flags5 Case1;
        Enum6 Case2;
    } payload;
} Variant19;
TYPE(Variant19, 8, 4);
FIELD(Variant19, tag, 0, 2);
FIELD(Variant19, payload.Case1, 4, 2);
FIELD(Variant19, payload.Case2, 4, 4);

typedef struct {
    Record16 field0;
    uint32_t field1;
    Enum4 field2;
    Record13 field3;
    uint8_t field4;
    uint16_t field5;
    Flags2 field6;
} Record20;
TYPE(Record20, 96, 8);
FIELD(Record20, field0, 0, 48);
FIELD(Record20, field1, 48, 4);
FIELD(Record20, field2, 52, 2);
FIELD(Record20, field3, 56, 32);
FIELD(Record20, field4, 88, 1);
FIELD(Record20, field5, 90, 2);
FIELD(Record20, field6, 92, 1);

typedef struct {
    int32_t * field0;
    Handle12 field1;
    Flags11 field2;
    struct { Variant19 *start; size_t len; } field3;
    Tuple18 field4;
    Enum7 field5;
    Record13 field6;
} Record21;
TYPE(Record21, 96, 8);
FIELD(Record21, field0, 0, 4);
FIELD(Record21, field1, 4, 4);
FIELD(Record21, field2, 8, 8);
FIELD(Record21, field3, 16, 8);
FIELD(Record21, field4, 24, 32);
FIELD(Record21, field5, 56, 4);
FIELD(Record21, field6, 64, 32);

typedef struct {
    struct { uint32_t a; Variant19 b; } member0;
    struct { char *start; size_t len; } member1;
    int32_t member2;
    Enum3 member3;
    Enum0 member4;
} Tuple22;
TYPE(Tuple22, 28, 4);
FIELD(Tuple22, member0, 0, 12);
FIELD(Tuple22, member1, 12, 8);
FIELD(Tuple22, member2, 20, 4);
FIELD(Tuple22, member3, 24, 2);
FIELD(Tuple22, member4, 26, 1);

typedef struct {
    uint64_t tag;
    union {
        int8_t Case0;
        struct { uint16_t a; Record17 b; } Case1;
        Tuple22 * Case2;
        int16_t Case3;
        Enum10 Case4;
    } payload;
} Variant23;
TYPE(Variant23, 56, 8);
FIELD(Variant23, tag, 0, 8);
FIELD(Variant23, payload.Case0, 8, 1);
FIELD(Variant23, payload.Case1, 8, 48);
FIELD(Variant23, payload.Case2, 8, 4);
FIELD(Variant23, payload.Case3, 8, 2);
FIELD(Variant23, payload.Case4, 8, 8);

typedef struct {
    Record21 field0;
    Tuple22 field1;
    struct { uint8_t a; Tuple18 b; } field2;
    Variant19 field3;
    uint8_t field4;
} Record24;
TYPE(Record24, 184, 8);
FIELD(Record24, field0, 0, 96);
FIELD(Record24, field1, 96, 28);
FIELD(Record24, field2, 128, 40);
FIELD(Record24, field3, 168, 8);
FIELD(Record24, field4, 176, 1);

typedef struct {
    Variant19 field0;
    int16_t * field1;
    Enum7 field2;
    uint16_t field3;
    uint64_t field4;
    int8_t field5;
} Record25;
TYPE(Record25, 40, 8);
FIELD(Record25, field0, 0, 8);
FIELD(Record25, field1, 8, 4);
FIELD(Record25, field2, 12, 4);
FIELD(Record25, field3, 16, 2);
FIELD(Record25, field4, 24, 8);
FIELD(Record25, field5, 32, 1);

typedef struct {
    struct { uint32_t tag; union { int32_t ok; int8_t err; } payload; } member0;
    struct { int8_t *start; size_t len; } member1;
    Enum10 member2;
    Enum9 member3;
} Tuple26;
TYPE(Tuple26, 32, 8);
FIELD(Tuple26, member0, 0, 8);
FIELD(Tuple26, member1, 8, 8);
FIELD(Tuple26, member2, 16, 8);
FIELD(Tuple26, member3, 24, 8);

typedef struct {
    uint16_t tag;
    union {
        uint32_t Case1;
    } payload;
} Variant27;
TYPE(Variant27, 8, 4);
FIELD(Variant27, tag, 0, 2);
FIELD(Variant27, payload.Case1, 4, 4);

typedef struct {
    Enum0 field0;
    struct { char *start; size_t len; } field1;
} Record28;
TYPE(Record28, 12, 4);
FIELD(Record28, field0, 0, 1);
FIELD(Record28, field1, 4, 8);

typedef struct {
    Variant19 * field0;
    Flags8 field1;
    Enum3 field2;
} Record29;
TYPE(Record29, 12, 4);
FIELD(Record29, field0, 0, 4);
FIELD(Record29, field1, 4, 4);
FIELD(Record29, field2, 8, 2);

typedef struct {
    Flags5 member0;
    Handle12 member1;
} Tuple30;
TYPE(Tuple30, 8, 4);
FIELD(Tuple30, member0, 0, 2);
FIELD(Tuple30, member1, 4, 4);

typedef struct {
    uint32_t tag;
    union {
        int16_t Case0;
        Record17 Case1;
        struct { int8_t a; Record17 b; } Case2;
        Variant15 Case4;
    } payload;
} Variant31;
TYPE(Variant31, 56, 8);
FIELD(Variant31, tag, 0, 4);
FIELD(Variant31, payload.Case0, 8, 2);
FIELD(Variant31, payload.Case1, 8, 40);
FIELD(Variant31, payload.Case2, 8, 48);
FIELD(Variant31, payload.Case4, 8, 40);

typedef struct {
    Enum4 field0;
} Record32;
TYPE(Record32, 2, 2);
FIELD(Record32, field0, 0, 2);

typedef struct {
    int32_t field0;
    struct { uint32_t tag; union { uint64_t ok; float err; } payload; } field1;
    Enum1 field2;
    Record29 field3;
    Variant27 field4;
    double field5;
    Variant31 field6;
} Record33;
TYPE(Record33, 112, 8);
FIELD(Record33, field0, 0, 4);
FIELD(Record33, field1, 8, 16);
FIELD(Record33, field2, 24, 1);
FIELD(Record33, field3, 28, 12);
FIELD(Record33, field4, 40, 8);
FIELD(Record33, field5, 48, 8);
FIELD(Record33, field6, 56, 56);

typedef struct {
    struct { char *start; size_t len; } member0;
    Flags11 member1;
    Variant27 member2;
} Tuple34;
TYPE(Tuple34, 24, 8);
FIELD(Tuple34, member0, 0, 8);
FIELD(Tuple34, member1, 8, 8);
FIELD(Tuple34, member2, 16, 8);

typedef struct {
    uint64_t tag;
    union {
        float Case0;
        uint32_t Case1;
        int64_t Case2;
    } payload;
} Variant35;
TYPE(Variant35, 16, 8);
FIELD(Variant35, tag, 0, 8);
FIELD(Variant35, payload.Case0, 8, 4);
FIELD(Variant35, payload.Case1, 8, 4);
FIELD(Variant35, payload.Case2, 8, 8);

typedef struct {
    struct { double *start; size_t len; } field0;
    Flags2 field1;
    Enum6 field2;
    Flags8 field3;
} Record36;
TYPE(Record36, 20, 4);
FIELD(Record36, field0, 0, 8);
FIELD(Record36, field1, 8, 1);
FIELD(Record36, field2, 12, 4);
FIELD(Record36, field3, 16, 4);

typedef struct {
    int64_t field0;
    Enum1 field1;
    uint16_t field2;
    Enum0 field3;
    Record16 field4;
    uint64_t field5;
    Enum10 field6;
} Record37;
TYPE(Record37, 80, 8);
FIELD(Record37, field0, 0, 8);
FIELD(Record37, field1, 8, 1);
FIELD(Record37, field2, 10, 2);
FIELD(Record37, field3, 12, 1);
FIELD(Record37, field4, 16, 48);
FIELD(Record37, field5, 64, 8);
FIELD(Record37, field6, 72, 8);

typedef struct {
    struct { uint32_t tag; union { uint32_t ok; uint32_t err; } payload; } member0;
} Tuple38;
TYPE(Tuple38, 8, 4);
FIELD(Tuple38, member0, 0, 8);

typedef struct {
    uint8_t tag;
    union {
        struct { Tuple18 *start; size_t len; } Case0;
        Flags11 Case1;
    } payload;
} Variant39;
TYPE(Variant39, 16, 8);
FIELD(Variant39, tag, 0, 1);
FIELD(Variant39, payload.Case0, 8, 8);
FIELD(Variant39, payload.Case1, 8, 8);

typedef struct {
    uint32_t field0;
    struct { int32_t a; Tuple26 b; } field1;
} Record40;
TYPE(Record40, 48, 8);
FIELD(Record40, field0, 0, 4);
FIELD(Record40, field1, 8, 40);

typedef struct {
    Variant31 field0;
    struct { char *start; size_t len; } field1;
    Tuple30 field2;
    Enum6 field3;
} Record41;
TYPE(Record41, 80, 8);
FIELD(Record41, field0, 0, 56);
FIELD(Record41, field1, 56, 8);
FIELD(Record41, field2, 64, 8);
FIELD(Record41, field3, 72, 4);

typedef struct {
    uint32_t member0;
    Flags5 member1;
    Record36 member2;
    Variant23 member3;
    Record24 member4;
} Tuple42;
TYPE(Tuple42, 272, 8);
FIELD(Tuple42, member0, 0, 4);
FIELD(Tuple42, member1, 4, 2);
FIELD(Tuple42, member2, 8, 20);
FIELD(Tuple42, member3, 32, 56);
FIELD(Tuple42, member4, 88, 184);

typedef struct {
    uint32_t tag;
    union {
        int8_t Case0;
        Enum9 Case2;
    } payload;
} Variant43;
TYPE(Variant43, 16, 8);
FIELD(Variant43, tag, 0, 4);
FIELD(Variant43, payload.Case0, 8, 1);
FIELD(Variant43, payload.Case2, 8, 8);

typedef struct {
    Enum3 field0;
    struct { double *start; size_t len; } field1;
    Enum4 field2;
    uint32_t * field3;
    struct { uint32_t tag; union { uint32_t ok; uint32_t err; } payload; } field4;
    uint8_t field5;
    int16_t field6;
} Record44;
TYPE(Record44, 32, 4);
FIELD(Record44, field0, 0, 2);
FIELD(Record44, field1, 4, 8);
FIELD(Record44, field2, 12, 2);
FIELD(Record44, field3, 16, 4);
FIELD(Record44, field4, 20, 8);
FIELD(Record44, field5, 28, 1);
FIELD(Record44, field6, 30, 2);
