/* The interface of plug-ins: what they import from the editor, as in witx/plugins.witx, and
 * what they export. */
#ifndef PLUGINS_H
#define PLUGINS_H

#include <assert.h>
#include <stddef.h>
#include <stdint.h>

/* Why a call failed. */
enum editor_errno {
    EDITOR_SUCCESS,
    EDITOR_FAULT,
    EDITOR_NOT_FOUND,
    EDITOR_BAD_HANDLE,
    EDITOR_FULL,
    EDITOR_BUSY,
    EDITOR_NO_MEMORY,
    EDITOR_IO,
};

/* Names an open document. */
typedef uint32_t editor_document;

/* A place in a document. */
struct editor_position {
    uint32_t line;
    uint32_t column;
};

static_assert(sizeof(size_t) == 4, "$size has 4 bytes");
static_assert(sizeof(struct editor_position) == 8, "$position has 8 bytes");
static_assert(offsetof(struct editor_position, column) == 4, "$column is at offset 4");

#define EDITOR_IMPORT(name) __attribute__((import_module("editor"), import_name(name)))

EDITOR_IMPORT("open")
enum editor_errno editor_open(const char *name, size_t name_len, editor_document *document);

EDITOR_IMPORT("close")
enum editor_errno editor_close(editor_document document);

EDITOR_IMPORT("append")
enum editor_errno editor_append(editor_document document, const char *text, size_t text_len);

EDITOR_IMPORT("text_size")
enum editor_errno editor_text_size(editor_document document, size_t *size);

EDITOR_IMPORT("text")
enum editor_errno editor_text(editor_document document, char *buf, size_t len, size_t *written);

EDITOR_IMPORT("find")
enum editor_errno editor_find(editor_document document, const char *pattern, size_t pattern_len,
                              struct editor_position *buf, size_t len, size_t *written);

EDITOR_IMPORT("for_each_line")
enum editor_errno editor_for_each_line(editor_document document);

#define PLUGIN_EXPORT(name) __attribute__((export_name(name)))

/* Runs the plug-in. Returns 0 for success. */
PLUGIN_EXPORT("run")
int run(void);

/* Allocates memory that the editor passes to on_line. */
PLUGIN_EXPORT("alloc")
void *alloc(size_t size);

/* Receives a line, and frees it. Returns 0 to get the next one. */
PLUGIN_EXPORT("on_line")
int on_line(uint32_t number, char *line, size_t len);

#endif
