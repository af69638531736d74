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
    Record13 member2;
    uint32_t member3;
} Tuple14;
TYPE(Tuple14, 80, 8);
FIELD(Tuple14, member0, 0, 32);
FIELD(Tuple14, member1, 32, 1);
FIELD(Tuple14, member2, 40, 32);
FIELD(Tuple14, member3, 72, 4);

typedef struct {
    uint64_t tag;
    union {
        double Case0;
        uint64_t Case1;
        Record13 Case2;
        Enum3 Case3;
    } payload;
} Variant15;
TYPE(Variant15, 40, 8);
FIELD(Variant15, tag, 0, 8);
FIELD(Variant15, payload.Case0, 8, 8);
FIELD(Variant15, payload.Case1, 8, 8);
FIELD(Variant15, payload.Case2, 8, 32);
FIELD(Variant15, payload.Case3, 8, 2);

typedef struct {
    Flags2 field0;
    Record13 field1;
} Record16;
TYPE(Record16, 40, 8);
FIELD(Record16, field0, 0, 1);
FIELD(Record16, field1, 8, 32);

typedef struct {
    Flags5 field0;
    Enum6 field1;
    struct { uint32_t tag; union { int64_t ok; float err; } payload; } field2;
} Record17;
TYPE(Record17, 24, 8);
FIELD(Record17, field0, 0, 2);
FIELD(Record17, field1, 4, 4);
FIELD(Record17, field2, 8, 16);

typedef struct {
    Record16 member0;
    uint32_t member1;
    Enum4 member2;
} Tuple18;
TYPE(Tuple18, 48, 8);
FIELD(Tuple18, member0, 0, 40);
FIELD(Tuple18, member1, 40, 4);
FIELD(Tuple18, member2, 44, 2);

typedef struct {
    uint8_t tag;
    union {
        struct { char *start; size_t len; } Case1;
    } payload;
} Variant19;
TYPE(Variant19, 12, 4);
FIELD(Variant19, tag, 0, 1);
FIELD(Variant19, payload.Case1, 4, 8);

typedef struct {
    uint8_t field0;
    uint16_t field1;
    Record13 * field2;
    Enum10 field3;
} Record20;
TYPE(Record20, 16, 8);
FIELD(Record20, field0, 0, 1);
FIELD(Record20, field1, 2, 2);
FIELD(Record20, field2, 4, 4);
FIELD(Record20, field3, 8, 8);

typedef struct {
    Variant19 field0;
    Record20 field1;
    int32_t field2;
    Enum7 field3;
    Flags11 field4;
    Enum0 field5;
    struct { uint32_t tag; union { uint64_t ok; double err; } payload; } field6;
} Record21;
TYPE(Record21, 72, 8);
FIELD(Record21, field0, 0, 12);
FIELD(Record21, field1, 16, 16);
FIELD(Record21, field2, 32, 4);
FIELD(Record21, field3, 36, 4);
FIELD(Record21, field4, 40, 8);
FIELD(Record21, field5, 48, 1);
FIELD(Record21, field6, 56, 16);

typedef struct {
    Variant15 member0;
    Tuple18 member1;
    struct { int16_t a; Record20 b; } member2;
} Tuple22;
TYPE(Tuple22, 112, 8);
FIELD(Tuple22, member0, 0, 40);
FIELD(Tuple22, member1, 40, 48);
FIELD(Tuple22, member2, 88, 24);

typedef struct {
    uint32_t tag;
    union {
        int8_t Case1;
    } payload;
} Variant23;
TYPE(Variant23, 8, 4);
FIELD(Variant23, tag, 0, 4);
FIELD(Variant23, payload.Case1, 4, 1);

typedef struct {
    int16_t field0;
    struct { uint32_t *start; size_t len; } field1;
} Record24;
TYPE(Record24, 12, 4);
FIELD(Record24, field0, 0, 2);
FIELD(Record24, field1, 4, 8);

typedef struct {
    Handle12 field0;
    Tuple22 * field1;
    struct { float a; Record21 b; } field2;
    int64_t field3;
    __typeof__(Tuple22[4]) field4;
    __typeof__(int64_t[3]) field5;
    uint16_t field6;
} Record25;
TYPE(Record25, 576, 8);
FIELD(Record25, field0, 0, 4);
FIELD(Record25, field1, 4, 4);
FIELD(Record25, field2, 8, 80);
FIELD(Record25, field3, 88, 8);
FIELD(Record25, field4, 96, 448);
FIELD(Record25, field5, 544, 24);
FIELD(Record25, field6, 568, 2);

typedef struct {
    struct { uint16_t *start; size_t len; } member0;
} Tuple26;
TYPE(Tuple26, 8, 4);
FIELD(Tuple26, member0, 0, 8);

typedef struct {
    uint16_t tag;
    union {
        uint64_t Case0;
        int8_t Case1;
    } payload;
} Variant27;
TYPE(Variant27, 16, 8);
FIELD(Variant27, tag, 0, 2);
FIELD(Variant27, payload.Case0, 8, 8);
FIELD(Variant27, payload.Case1, 8, 1);

typedef struct {
    struct { char *start; size_t len; } field0;
    uint8_t field1;
    Enum10 field2;
} Record28;
TYPE(Record28, 24, 8);
FIELD(Record28, field0, 0, 8);
FIELD(Record28, field1, 8, 1);
FIELD(Record28, field2, 16, 8);

typedef struct {
    Handle12 field0;
    int32_t field1;
} Record29;
TYPE(Record29, 8, 4);
FIELD(Record29, field0, 0, 4);
FIELD(Record29, field1, 4, 4);

typedef struct {
    Tuple26 member0;
    Tuple14 member1;
} Tuple30;
TYPE(Tuple30, 88, 8);
FIELD(Tuple30, member0, 0, 8);
FIELD(Tuple30, member1, 8, 80);

typedef struct {
    uint8_t tag;
    union {
        struct { char *start; size_t len; } Case0;
        struct { uint32_t a; Record17 b; } Case1;
    } payload;
} Variant31;
TYPE(Variant31, 40, 8);
FIELD(Variant31, tag, 0, 1);
FIELD(Variant31, payload.Case0, 8, 8);
FIELD(Variant31, payload.Case1, 8, 32);

typedef struct {
    uint16_t * field0;
    Variant15 field1;
    Enum7 field2;
    __typeof__(uint64_t[4]) field3;
    Enum4 field4;
    struct { double a; Variant23 b; } field5;
    struct { Record25 *start; size_t len; } field6;
} Record32;
TYPE(Record32, 120, 8);
FIELD(Record32, field0, 0, 4);
FIELD(Record32, field1, 8, 40);
FIELD(Record32, field2, 48, 4);
FIELD(Record32, field3, 56, 32);
FIELD(Record32, field4, 88, 2);
FIELD(Record32, field5, 96, 16);
FIELD(Record32, field6, 112, 8);

typedef struct {
    Tuple22 field0;
    Tuple22 field1;
    __typeof__(Variant19[2]) field2;
    Flags8 field3;
    Record13 field4;
    int64_t field5;
} Record33;
TYPE(Record33, 296, 8);
FIELD(Record33, field0, 0, 112);
FIELD(Record33, field1, 112, 112);
FIELD(Record33, field2, 224, 24);
FIELD(Record33, field3, 248, 4);
FIELD(Record33, field4, 256, 32);
FIELD(Record33, field5, 288, 8);

typedef struct {
    Enum0 member0;
    struct { uint32_t tag; union { uint64_t ok; int16_t err; } payload; } member1;
    Enum1 member2;
    Flags2 member3;
} Tuple34;
TYPE(Tuple34, 32, 8);
FIELD(Tuple34, member0, 0, 1);
FIELD(Tuple34, member1, 8, 16);
FIELD(Tuple34, member2, 24, 1);
FIELD(Tuple34, member3, 25, 1);

typedef struct {
    uint32_t tag;
    union {
        int32_t * Case0;
        uint32_t Case1;
        double Case2;
        Enum3 Case3;
    } payload;
} Variant35;
TYPE(Variant35, 16, 8);
FIELD(Variant35, tag, 0, 4);
FIELD(Variant35, payload.Case0, 8, 4);
FIELD(Variant35, payload.Case1, 8, 4);
FIELD(Variant35, payload.Case2, 8, 8);
FIELD(Variant35, payload.Case3, 8, 2);

typedef struct {
    Record32 field0;
    Enum9 field1;
    Flags5 field2;
    Enum6 field3;
    uint32_t field4;
} Record36;
TYPE(Record36, 144, 8);
FIELD(Record36, field0, 0, 120);
FIELD(Record36, field1, 120, 8);
FIELD(Record36, field2, 128, 2);
FIELD(Record36, field3, 132, 4);
FIELD(Record36, field4, 136, 4);

typedef struct {
    Flags11 field0;
    int16_t field1;
} Record37;
TYPE(Record37, 16, 8);
FIELD(Record37, field0, 0, 8);
FIELD(Record37, field1, 8, 2);

typedef struct {
    struct { uint32_t tag; union { uint32_t ok; int32_t err; } payload; } member0;
    Tuple30 member1;
} Tuple38;
TYPE(Tuple38, 96, 8);
FIELD(Tuple38, member0, 0, 8);
FIELD(Tuple38, member1, 8, 88);

typedef struct {
    uint16_t tag;
    union {
        Record17 Case0;
        float Case2;
    } payload;
} Variant39;
TYPE(Variant39, 32, 8);
FIELD(Variant39, tag, 0, 2);
FIELD(Variant39, payload.Case0, 8, 24);
FIELD(Variant39, payload.Case2, 8, 4);

typedef struct {
    Variant39 field0;
    Handle12 field1;
    uint64_t field2;
    int16_t field3;
    Enum3 field4;
} Record40;
TYPE(Record40, 56, 8);
FIELD(Record40, field0, 0, 32);
FIELD(Record40, field1, 32, 4);
FIELD(Record40, field2, 40, 8);
FIELD(Record40, field3, 48, 2);
FIELD(Record40, field4, 50, 2);

typedef struct {
    int8_t field0;
    uint32_t field1;
    struct { char *start; size_t len; } field2;
    double field3;
    struct { double *start; size_t len; } field4;
    Tuple18 field5;
    struct { int64_t a; Record29 b; } field6;
} Record41;
TYPE(Record41, 96, 8);
FIELD(Record41, field0, 0, 1);
FIELD(Record41, field1, 4, 4);
FIELD(Record41, field2, 8, 8);
FIELD(Record41, field3, 16, 8);
FIELD(Record41, field4, 24, 8);
FIELD(Record41, field5, 32, 48);
FIELD(Record41, field6, 80, 16);

typedef struct {
    uint16_t member0;
} Tuple42;
TYPE(Tuple42, 2, 2);
FIELD(Tuple42, member0, 0, 2);

typedef struct {
    uint16_t tag;
    union {
        Tuple26 Case1;
        Enum4 Case2;
    } payload;
} Variant43;
TYPE(Variant43, 12, 4);
FIELD(Variant43, tag, 0, 2);
FIELD(Variant43, payload.Case1, 4, 8);
FIELD(Variant43, payload.Case2, 4, 2);

typedef struct {
    Flags11 field0;
    struct { uint32_t tag; union { int8_t ok; int16_t err; } payload; } field1;
    int32_t field2;
    Tuple38 field3;
    struct { uint32_t tag; union { uint32_t ok; double err; } payload; } field4;
    Record41 field5;
    Enum10 field6;
} Record44;
TYPE(Record44, 240, 8);
FIELD(Record44, field0, 0, 8);
FIELD(Record44, field1, 8, 8);
FIELD(Record44, field2, 16, 4);
FIELD(Record44, field3, 24, 96);
FIELD(Record44, field4, 120, 16);
FIELD(Record44, field5, 136, 96);
FIELD(Record44, field6, 232, 8);

typedef struct {
    struct { uint64_t a; Record29 b; } field0;
    Tuple42 field1;
    Enum9 field2;
    Enum6 field3;
} Record45;
TYPE(Record45, 40, 8);
FIELD(Record45, field0, 0, 16);
FIELD(Record45, field1, 16, 2);
FIELD(Record45, field2, 24, 8);
FIELD(Record45, field3, 32, 4);

typedef struct {
    int64_t member0;
} Tuple46;
TYPE(Tuple46, 8, 8);
FIELD(Tuple46, member0, 0, 8);

typedef struct {
    uint64_t tag;
    union {
        Flags2 Case0;
        float Case1;
    } payload;
} Variant47;
TYPE(Variant47, 16, 8);
FIELD(Variant47, tag, 0, 8);
FIELD(Variant47, payload.Case0, 8, 1);
FIELD(Variant47, payload.Case1, 8, 4);

typedef struct {
    Enum0 field0;
} Record48;
TYPE(Record48, 1, 1);
FIELD(Record48, field0, 0, 1);

typedef struct {
    uint32_t field0;
    Variant39 * field1;
    Record24 field2;
    Flags5 field3;
} Record49;
TYPE(Record49, 24, 4);
FIELD(Record49, field0, 0, 4);
FIELD(Record49, field1, 4, 4);
FIELD(Record49, field2, 8, 12);
FIELD(Record49, field3, 20, 2);

typedef struct {
    __typeof__(Record24[4]) member0;
    __typeof__(uint8_t[1]) member1;
    struct { int32_t *start; size_t len; } member2;
} Tuple50;
TYPE(Tuple50, 60, 4);
FIELD(Tuple50, member0, 0, 48);
FIELD(Tuple50, member1, 48, 1);
FIELD(Tuple50, member2, 52, 8);

typedef struct {
    uint64_t tag;
    union {
        Variant31 Case0;
        Record24 Case1;
        Tuple34 * Case2;
    } payload;
} Variant51;
TYPE(Variant51, 48, 8);
FIELD(Variant51, tag, 0, 8);
FIELD(Variant51, payload.Case0, 8, 40);
FIELD(Variant51, payload.Case1, 8, 12);
FIELD(Variant51, payload.Case2, 8, 4);

typedef struct {
    struct { char *start; size_t len; } field0;
    Enum1 field1;
    Flags8 field2;
    Enum7 field3;
} Record52;
TYPE(Record52, 20, 4);
FIELD(Record52, field0, 0, 8);
FIELD(Record52, field1, 8, 1);
FIELD(Record52, field2, 12, 4);
FIELD(Record52, field3, 16, 4);
