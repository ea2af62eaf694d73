"""Crashes, disks, locks, files that go away, faults of our own."""

from tests.promises.promise import Promise
from tests.promises.promise import named as _in

_BACKUPS = "store/test_backups"
_UNSAVED, _DISK = "gui/test_unsaved", "store/test_full_disk"

FAULTS = (
    Promise(
        "kill -9 at any moment: edits, undo, bulk, import, merge, adjudication, migration, "
        "backup, packages, the window",
        "every acknowledged edit is there, the one in flight whole or absent, log equal to tables",
        _in(
            "store/test_kill",
            "no_acknowledged_edit_is_lost_and_none_is_half_there",
            "the_harness_sees_a_lost_edit",
        ),
        "tests.store.kill",
    ),
    Promise(
        "kill -9 in a migration",
        "the old state or the new, the old file beside it",
        _in("store/test_migrations", "a_kill_in_a_migration_leaves_the_old_or_the_new")
        + _in(
            "store/opening/test_left_behind",
            "a_kill_in_a_migration_does_not_make_the_project_look_newer",
        ),
    ),
    Promise(
        "kill -9 in a merge",
        "the old state or the new",
        _in("store/test_merge_kill", "a_killed_merge_leaves_the_old_project_or_the_new_one"),
    ),
    Promise(
        "kill -9 in a backup",
        "nothing that is taken for a backup",
        _in(_BACKUPS, "kill_leaves_nothing_that_is_taken_for_a_backup"),
    ),
    Promise(
        "kill -9, Ctrl+C or cancel in an import or export",
        "nothing imported, the old file kept",
        _in("ops/test_interrupts", "an_import", "an_export", "ctrl_c_on_the_terminal")
        + _in(
            "ops/importing/test_broken",
            "a_cancelled_import_leaves_nothing_and_the_project_writable",
        ),
    ),
    Promise(
        "power cut",
        "nothing lost, the last edit neither",
        _in("store/opening/test_left_behind", "modes_are_those_that_lose_nothing"),
        "tests.store.powercut",
    ),
    Promise(
        "ENOSPC, EIO, EMFILE, EACCES at the n-th write, sync, open, unlink, truncate, rename, read",
        "said and absent, or saved; the same window saves it when the disk works again",
        _in(
            "store/test_faults",
            "a_failing_call_costs_no_edit_and_does_none_twice",
            "a_folder_that_does_not_sync_makes_no_edit_both_saved_and_not",
            "a_file_that_could_not_be_opened_for_writing_is_never_taken_for_writable",
        ),
        "tests.store.faults",
    ),
    Promise(
        "the same, or a kill there, in compaction, backup, restoring, replacing, salvage",
        "the old project, byte for byte, or the new one; nothing half has a project's name",
        _in(
            "store/test_faults",
            "a_failing_call_in_work_on_a_whole_copy_costs_nothing",
            "a_failing_call_in_a_rescue_makes_nothing_half",
            "at_no_moment_of_a_replacement_is_there_no_project",
        ),
        "tests.store.fault_copies",
    ),
    Promise(
        "damage is found while edits wait to be saved",
        "they stay on screen and go into what is restored or salvaged, never onto other rows",
        _in(
            "gui/test_waiting_in_damage",
            "what_waits_stays_on_screen_and_goes_into_what_is_salvaged",
            "what_waits_goes_into_an_older_backup",
            "what_waits_does_not_go_where_its_numbers_mean_other_rows",
            "a_step_back_that_waits_is_not_taken_elsewhere",
        ),
    ),
    Promise(
        "disk full at an edit",
        "it stays on screen as not saved, is tried again, can be taken elsewhere; work goes on",
        _in(
            _UNSAVED,
            "a_full_disk_keeps_the_edit_until_there_is_room",
            "work_goes_on_in_a_copy_elsewhere",
            "an_edit_upon_one_that_waits_finds_it",
            "not_too_many_wait",
        )
        + _in(
            _DISK,
            "an_edit_beyond_the_limit_waits_and_is_saved_when_there_is_room",
            "work_on_a_full_disk_waits_can_be_saved_elsewhere_and_goes_on",
            "a_retried_edit_is_done_once",
        )
        + _in(
            "store/gate/test_edits",
            "a_full_disk_loses_no_saved_edit_and_the_next_works_once_there_is_space",
        ),
    ),
    Promise(
        "disk full at opening, at a backup, at the lock",
        "read-only with a reason, no backup, no lock that shuts us out",
        _in(
            _DISK,
            "a_project_on_a_full_disk_opens_for_reading_and_for_writing_later",
            "a_lock_that_cannot_be_written_is_not_held",
        )
        + _in(
            _BACKUPS,
            "a_full_disk_leaves_no_backup_and_harms_nothing",
            "a_nearly_full_disk_is_left_alone",
        ),
    ),
    Promise(
        "file or folder read-only",
        "opens for reading, with a reason",
        _in("store/opening/test_locks", "what_may_not_be_written_is_read"),
    ),
    Promise(
        "another program writes the file, or reads it while we commit",
        "the window lives, the edit is seen, waits and is saved by itself",
        _in(
            _UNSAVED,
            "a_file_that_another_program_has_for_a_moment_is_waited_for",
            "a_file_that_another_program_keeps_is_said",
        )
        + _in(
            "store/gate/test_edits",
            "another_writer_makes_the_edit_fail_and_a_later_one_work",
            "a_reader_in_the_way_of_the_commit_makes_the_edit_fail_and_a_later_one_work",
        ),
    ),
    Promise(
        "a second window",
        "it reads, says who writes, and follows",
        _in("store/opening/test_locks", "a_second_opening_reads_and_says_who_writes")
        + _in("gui/test_window_projects", "read_only_edits_nothing"),
    ),
    Promise(
        "the lock of a killed program; of another computer; of nonsense; a link",
        "taken at once; asked about; harmless; not written through",
        _in(
            "store/opening/test_locks",
            "the_lock_of_a_killed_program_is_taken_at_once",
            "another_computers_lock_is_asked_about",
            "a_lock_file_of_nonsense_locks_nobody_out",
            "a_lock_that_is_a_link_is_not_written_through",
        ),
    ),
    Promise(
        "the file is moved, replaced or deleted while open",
        "said at the first edit, which is kept and taken elsewhere",
        _in(_UNSAVED, "a_file_that_goes_away_takes_no_edit_with_it"),
    ),
    Promise(
        "the clock jumps back",
        "undo and history go by the order of entries",
        _in("store/test_clocks", "undo_and_history_follow_the_order_of_work"),
    ),
    Promise(
        "an exception in a slot, an event, a thread",
        "one dialog with a report, the unit rolled back, the program goes on",
        _in(
            "gui/faults/test_told",
            "a_fault_is_told_and_the_next_edit_works",
            "a_fault_in_painting_calls_no_dialog_for_ever",
        )
        + _in(
            "gui/faults/test_work",
            "a_fault_in_the_middle_of_an_edit_leaves_nothing_of_it",
            "a_fault_in_long_work_ends_its_dialog",
        )
        + _in("gui/faults/test_reports", "a_report_holds_no_words_of_people")
        + _in("gui/faults/test_crashes", "a_crash_leaves_a_report_that_the_next_start_finds_once"),
    ),
    Promise(
        "the system ends program or session in a half-typed note",
        "the note is put away; at a kill two seconds are lost at most",
        _in(
            "gui/test_endings",
            "a_program_that_is_ended_keeps_the_half_typed_note",
            "a_program_that_is_killed_keeps_what_was_typed_two_seconds_ago",
        ),
    ),
)
