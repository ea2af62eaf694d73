"""What is imported and exported."""

from tests.promises.promise import Promise
from tests.promises.promise import named as _in

IMPORTS = (
    Promise(
        "any bytes by any name, what we write spoilt",
        "only a documented error; what is right comes in, the rest is counted",
        _in(
            "ops/test_hostile_imports",
            "any_bytes_by_any_name",
            "what_we_write_broken",
            "mutated_bytes",
            "far_more_than_anybody_makes",
        )
        + _in(
            "formats/test_fuzzed",
            "only_the_documented_error",
            "a_refused_import_leaves_the_file_as_it_was",
        ),
        "tests.formats.fuzz",
    ),
    Promise(
        "another encoding, NUL, lone surrogates, offsets in other units",
        "refused with the place, or counted anew and said",
        _in("ops/importing/test_broken", "a_file_in_another_encoding_is_refused_whole")
        + _in("ops/importing/test_any_file", "encodings")
        + _in("ops/importing/test_any_file", "a_text_with_nul_is_refused")
        + _in("formats/test_brat", "offsets_in_other_units_are_counted_anew"),
    ),
    Promise(
        "archives: ../, absolute, links, duplicates, bombs, lying sizes, encrypted",
        "refused, sizes counted while reading",
        _in("ops/test_hostile_imports", "archives_that_would_do_harm")
        + _in(
            "formats/test_archive",
            "what_would_do_harm_is_refused",
            "bombs_are_refused",
            "sizes_are_counted_not_believed",
            "encrypted_archives_are_refused",
        ),
    ),
    Promise(
        "XML: DTD, entities, depth, 500,000 attributes",
        "refused at once",
        _in("formats/test_bioc", "hostile_xml_is_refused_at_once")
        + _in("formats/cas/test_broken", "a_dtd_is_refused_before_any_library_sees_it"),
    ),
    Promise(
        "CSV: an unclosed quotation mark, formulas",
        "one line lost and said; disarmed on the way out",
        _in(
            "formats/test_csv",
            "an_unclosed_quotation_mark_costs_one_line",
            "disarming_is_reversible_and_leaves_no_formula",
        ),
    ),
    Promise(
        "the same file twice",
        "known",
        _in("ops/importing/test_article", "the_article_twice_is_known"),
    ),
    Promise(
        "relations that go round: of itself, to and fro, a ring of 1,100 spans",
        "come in as they are, in every format that carries relations",
        _in(
            "formats/test_cycles",
            "relations_that_go_round_come_back",
            "relations_that_go_round_are_taken_from_files_of_others",
        ),
    ),
    Promise(
        "no other file is ever read, no code run",
        "an import touches what it was given",
        _in("ops/test_hostile_imports", "no_other_file_is_ever_read"),
    ),
    Promise(
        "a companion that vanishes, cannot be read or has too long a name; a disk that fails",
        "told in the report; the rest comes in",
        _in(
            "formats/test_companions",
            "a_companion_that_goes_is_told",
            "what_lies_beside_is_looked_at_without_ever_failing",
            "a_disk_that_fails_while_it_is_read",
        ),
    ),
    Promise(
        "exports: a full or closed disk, a kill, a rename that fails",
        "the old export stays whole, and why is said",
        _in(
            "ops/test_export_faults",
            "a_full_disk_leaves_the_old_export_and_nothing_else",
            "a_kill_leaves_the_old_export_or_the_new",
            "a_rename_that_fails_is_said",
            "where_nothing_can_be_renamed_the_old_export_stands",
        ),
    ),
    Promise(
        "exports: the open project as target, full folders, nasty titles",
        "refused; not overwritten; safe names",
        _in(
            "ops/test_exporting",
            "the_open_project_is_never_the_target",
            "a_full_folder_is_not_overwritten",
        )
        + _in(
            "formats/test_places",
            "nasty_titles_make_safe_names",
            "names_differ_on_every_file_system",
        ),
    ),
)
