"""The generator: what it makes of each kind of declaration, what it refuses. Needs no library."""
import contextlib
import io
import sys
import tempfile
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
import generate_abi  # noqa: E402


def read(text):
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "kjrep.h").write_text(text, "utf-8")
        return generate_abi.read_headers(Path(folder))


def run(*arguments):
    with contextlib.redirect_stdout(io.StringIO()) as out, contextlib.redirect_stderr(out):
        status = generate_abi.main(list(arguments))
    return status, out.getvalue()


class Reading(unittest.TestCase):
    def function(self, declaration, before=""):
        api = read(f"typedef struct kjrep_thing kjrep_thing;\n{before}\nKJREP_API {declaration};")
        return list(api.functions.values())[0]

    def test_constants(self):
        api = read("enum { KJREP_A = 0, /* one */\n KJREP_B = -20, KJREP_C = 0x10, };\n#define KJREP_D 7 /**< d */\n")
        self.assertEqual({"KJREP_A": 0, "KJREP_B": -20, "KJREP_C": 16, "KJREP_D": 7}, api.constants)

    def test_characters_with_a_length_are_addresses(self):
        self.assertEqual(["c_void_p", "POINTER(kjrep_thing)", "POINTER(c_size_t)"],
                         self.function("const char *kjrep_f(const kjrep_thing *thing, size_t *len)"))
        self.assertEqual(["c_char_p", "POINTER(kjrep_thing)"],
                         self.function("const char *kjrep_f(const kjrep_thing *thing)"))
        self.assertEqual(["None", "c_char_p", "c_size_t", "POINTER(c_char)"],
                         self.function("void kjrep_f(const char *in, size_t in_len, char *out)"))

    def test_handles(self):
        self.assertEqual(["c_int32", "POINTER(POINTER(kjrep_thing))"],
                         self.function("int32_t kjrep_f(kjrep_thing **out)"))
        self.assertEqual(["POINTER(kjrep_thing)", "c_void_p"], self.function("kjrep_thing *kjrep_f(void *context)"))

    def test_lists_of_handles(self):
        self.assertEqual(["None", "POINTER(POINTER(kjrep_thing))", "c_size_t"],
                         self.function("void kjrep_f(kjrep_thing *const *things, size_t thing_count)"))

    def test_callbacks_do_not_look_for_a_nul(self):
        before = "typedef int32_t (*kjrep_write)(void *context, const char *data, size_t len);"
        api = read(before)
        self.assertIn("kjrep_write = CFUNCTYPE(c_int32, c_void_p, c_void_p, c_size_t)", api.body)
        self.assertEqual(["c_int32", "kjrep_write"], self.function("int32_t kjrep_f(kjrep_write write)", before))

    def test_structs(self):
        api = read("typedef struct kjrep_s { uint32_t struct_size; char text[240]; void (*free_)(void *memory); }"
                   " kjrep_s;")
        self.assertIn('        ("text", c_char * 240),', api.body)
        self.assertIn('        ("free_", CFUNCTYPE(None, c_void_p)),', api.body)

    def test_foreign_structs(self):
        api = read("struct S { const char *format; int64_t n; struct S **children; void (*release)(struct S *s); };\n"
                   "KJREP_API int32_t kjrep_f(struct S *out);")
        self.assertIn('        ("format", c_void_p),', api.body)
        self.assertIn('        ("n", c_int64),', api.body)
        self.assertIn('        ("children", c_void_p),', api.body)
        self.assertIn('        ("release", c_void_p),', api.body)
        self.assertEqual(["c_int32", "POINTER(S)"], api.functions["kjrep_f"])

    def test_what_it_refuses_with_the_place(self):
        for what, text in {
            "unknown type long": "KJREP_API long kjrep_f(void);",
            "unknown type FILE": "KJREP_API void kjrep_f(FILE *file);",
            "by value": "typedef struct kjrep_s kjrep_s;\nKJREP_API void kjrep_f(kjrep_s s);",
            "= expected": "enum { KJREP_A };",
            "a plain number": "enum { KJREP_A = KJREP_B };",
            "unknown character '+'": "enum { KJREP_A = 1 + 1 };",
            "struct_size": "typedef struct kjrep_s { int32_t a; } kjrep_s;",
            "not the last": "KJREP_API const char *kjrep_f(size_t *len, int32_t which);",
            "unknown character '.'": "KJREP_API void kjrep_f(int32_t first, ...);",
            "static found": "static inline int32_t kjrep_f(void) { return 1; }",
            "is not a typedef": "struct kjrep_s { uint32_t struct_size; };",
            "stands twice": "enum { KJREP_A = 1 };\nenum { KJREP_A = 2 };",
        }.items():
            with self.subTest(what):
                with self.assertRaisesRegex(generate_abi.HeaderError, r"^kjrep\.h:[2-4]: ") as caught:
                    read("\n" + text)
                self.assertIn(what, str(caught.exception))

    def test_a_header_that_kjrep_h_forgot(self):
        with tempfile.TemporaryDirectory() as folder:
            for name in ("kjrep.h", "lonely.h"):
                (Path(folder) / name).write_text("")
            with self.assertRaisesRegex(generate_abi.HeaderError, "lonely.h"):
                generate_abi.read_headers(Path(folder))


class Checking(unittest.TestCase):
    def test_the_file_is_what_the_headers_say(self):
        status, output = run("--check")
        self.assertEqual(0, status, output)

    def test_a_difference_is_told(self):
        with tempfile.TemporaryDirectory() as folder:
            out = Path(folder) / "_abi.py"
            self.assertEqual(1, run("--check", "--out", str(out))[0])
            self.assertEqual(0, run("--out", str(out))[0])
            self.assertEqual(0, run("--check", "--out", str(out))[0])
            out.write_text(out.read_text("utf-8").replace("KJREP_DONE = 1", "KJREP_DONE = 9"), "utf-8")
            status, output = run("--check", "--out", str(out))
            self.assertEqual(1, status)
            self.assertIn("-KJREP_DONE = 9", output)


if __name__ == "__main__":
    unittest.main()
