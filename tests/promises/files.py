"""Project files that are damaged, hostile, older or newer; backups and undo."""

from tests.promises.promise import Promise
from tests.promises.promise import named as _in

_BACKUPS = "store/test_backups"

FILES = (
    Promise(
        "a newer version",
        "read, never written",
        _in("store/opening/test_damage", "a_newer_project_is_read_and_never_written")
        + _in("store/opening/test_damage", "a_newer_project_of_another_shape_says_so"),
    ),
    Promise(
        "an older version",
        "brought forward beside its backup, in one transaction",
        _in(
            "store/test_migrations",
            "every_released_version_opens",
            "an_older_project_is_brought_forward_beside_its_backup",
            "a_migration_that_fails_leaves_the_old_project",
            "a_damaged_older_project_is_not_migrated",
        ),
    ),
    Promise(
        "WAL mode, with and without its log; a hot journal",
        "taken in, brought back; rolled back",
        _in(
            "store/opening/test_left_behind",
            "a_project_left_in_wal_mode_is_brought_back",
            "the_wal_of_a_killed_program_is_taken_in",
            "the_journal_of_a_killed_program_is_rolled_back",
        ),
    ),
    Promise(
        "truncated, flipped bits, zeroed or swapped pages, mangled line ends, not ours",
        "refused or found by a check, never repaired in place, a backup or salvage offered",
        _in(
            "store/opening/test_files",
            "a_file_that_is_not_a_whole_project_is_refused_and_untouched",
        )
        + _in(
            "store/opening/test_damage",
            "flipped_bits_are_refused_or_found_or_harmless",
            "a_change_that_sqlite_does_not_notice_is_in_the_log",
        )
        + _in(
            "store/test_damage",
            "no_damage_passes_unnoticed_and_none_defeats_the_salvage",
            "the_bench_notices_what_nobody_notices",
        )
        + _in("store/test_salvage", "each_word_of_the_log_is_sealed")
        + _in("gui/test_backups", "a_damaged_project_is_opened_from_its_newest_good_backup")
        + _in(
            "store/test_backups",
            "a_backup_whose_history_is_not_that_of_its_rows_is_never_offered",
        ),
        "tests.store.damage",
    ),
    Promise(
        "salvage",
        "every good row in a new file, every other listed; read = taken + rejected; nothing run",
        _in(
            "store/test_salvage",
            "a_whole_project_is_salvaged_to_the_very_rows",
            "each_bad_row_is_listed_with_what_it_is_about",
            "a_row_that_the_log_holds_is_recovered_from_it",
            "a_changed_text_is_taken_only_on_request",
            "the_result_merges_with_the_other_files_of_the_project",
            "a_hot_journal_is_taken_in_and_left_alone",
            "no_statement_of_the_file_is_ever_run",
            "what_was_deleted_does_not_come_back_with_the_pages_it_lay_on",
            "a_compacted_history_outlives_a_salvage",
        )
        + _in(
            "cli/test_salvage",
            "a_salvage_without_a_document_is_no_success",
            "a_refusal_names_the_ways_out",
        ),
        "tests.benchmarks.salvage",
    ),
    Promise(
        "triggers, views, generated columns, foreign checks, tampered schema, 20,000 tables, "
        "200 MB cells, wrong types, invalid UTF-8",
        "refused within a second with the reason, or taken in row by row on request",
        _in(
            "store/opening/test_files",
            "a_file_that_is_not_a_whole_project_is_refused_and_untouched",
            "twenty_thousand_tables_are_refused_at_once",
        )
        + _in("store/opening/test_damage", "nothing_of_ours_runs_before_the_schema_is_proven")
        + _in("store/test_salvage", "every_hostile_file_is_salvaged_or_refused"),
        "tests.benchmarks.hostile",
    ),
    Promise(
        "a pipe, device, folder, dangling link, odd names",
        "no hang; exactly that file or a refusal",
        _in(
            "store/opening/test_files",
            "a_pipe_does_not_hang",
            "a_folder",
            "a_link_to_nothing_or_to_a_device",
            "exactly_the_file_of_that_name_is_opened",
            "a_name_of_bytes_that_are_no_text",
            "a_name_that_no_file_can_have_is_refused",
        ),
    ),
    Promise(
        "tags, 50,000 of them, paths to a pipe, right-to-left marks, NUL, newlines in every text",
        "shown as text, no file opened, no freeze",
        _in(
            "test_plain_text",
            "the_rules_hold",
            "the_rules_bite",
            "dialogs_show_tags",
            "the_window_shows_tags",
            "questions_show_tags",
        )
        + _in(
            "gui/test_hostile_windows",
            "every_window_is_tried",
            "no_window_takes_a_text_for_anything_but_text",
            "the_main_window_takes_texts_for_texts",
            "questions_take_texts_for_texts",
        )
        + _in(
            "gui/test_steady_text",
            "names_turn_and_break_nothing_in_the_main_window",
            "what_is_hidden_is_shown_and_never_dropped",
        ),
    ),
    Promise(
        "a picture with a script, an entity, a path",
        "pictures are read in one place, from our own folder; an SVG brings nothing in",
        _in(
            "test_pictures",
            "pictures_are_read_in_one_place",
            "an_svg_is_no_document_with_a_picture",
        ),
    ),
    Promise(
        "a pattern and a text made to take for ever",
        "nobody types a pattern; ours take no square of a text's length",
        _in(
            "test_patterns",
            "no_pattern_comes_from_outside",
            "no_pattern_of_ours_is_slow_on_a_text_made_for_it",
            "the_trial_finds_a_slow_pattern",
        ),
    ),
    Promise(
        "a project or an import that names code, a path, a model",
        "nothing is loaded",
        _in(
            "test_no_code_from_files",
            "no_module_runs_what_it_reads",
            "the_rule_bites",
            "names_in_a_project_load_and_open_nothing",
            "the_hook_sees_a_load_that_was_planted",
        ),
    ),
)

BACKUPS = (
    Promise(
        "a backup while edits go on, a copy that comes out damaged, a damaged project",
        "whole; thrown away; none made",
        _in(
            _BACKUPS,
            "a_backup_made_while_edits_go_on_is_whole",
            "a_damaged_copy_is_thrown_away_and_replaces_nothing",
            "a_damaged_project_makes_no_backup",
            "a_damaged_backup_is_never_offered_nor_restored",
        ),
    ),
    Promise(
        "backups grow old",
        "thinned as promised, the newest never",
        _in(_BACKUPS, "thinning_keeps_what_it_promises", "a_year_of_hourly_backups_stays_spread"),
    ),
    Promise(
        "restoring",
        "the very dump; what is there is put aside",
        _in(
            _BACKUPS,
            "a_backup_is_restored_to_the_very_dump",
            "a_backup_takes_the_place_of_the_project",
            "a_replacement_that_fails_changes_nothing",
        )
        + _in("gui/test_backups", "a_backup_is_restored_as_a_new_file"),
    ),
    Promise(
        "much is changed at once",
        "backed up before, one step of undo, across restarts",
        _in("gui/test_backups", "much_is_backed_up_before_it_is_changed_at_once")
        + _in("store/gate/test_edits", "a_long_way_back_after_reopening")
        + _in("store/test_states", "random_work_undone_and_redone")
        + _in(
            "ops/test_single_steps",
            "every_large_work_is_one_step_back_and_forth_across_kill_and_restart",
        ),
    ),
    Promise(
        "the history is compacted",
        "contents before a line go, who did what stays, all that follows is as without it",
        _in(
            "store/test_compaction",
            "everything_but_the_contents_stays",
            "all_that_follows_is_as_without_it",
            "a_kill_leaves_the_old_file_or_the_new_one",
            "a_verified_backup_has_the_whole_history",
            "damage_is_found_beyond_the_line",
        )
        + _in("store/test_faults", "a_failing_call_in_work_on_a_whole_copy_costs_nothing"),
        "tests.store.faults",
    ),
    Promise(
        "who did what, blind",
        "told per project, document and span; nothing of what one should not see",
        _in(
            "gui/test_history",
            "the_selected_span_tells_its_life",
            "others_work_is_hidden_while_mine_is_open",
        )
        + _in(
            "gui/test_hiding",
            "the_step_of_another_is_neither_told_nor_taken_back",
            "who_is_not_finished_is_asked_before_others_work_is_shown",
        ),
    ),
    Promise(
        "files of one project meet in any order, whoever met whom before",
        "the same project, what lost waits, nothing is lost",
        _in(
            "store/merging/test_orders",
            "three_replicas_come_out_the_same_in_every_order",
            "replicas_that_met_before_come_out_the_same_in_every_order",
        )
        + _in("ops/test_auto_accept", "one_rule_in_two_copies_is_one_gold_when_they_meet"),
    ),
)
