# Whether the store is sound and still the one that was opened.

help-command-verify = Check that the store still holds what was stored: SQLite's own checks, and the fingerprint of every vintage; nothing is changed
help-example-verify = machikurabe verify --store plans.sqlite
verify-sound = “{ $path }” is sound: { $vintages ->
    [one] { $vintages } vintage is
   *[other] { $vintages } vintages are
} as stored, { $rows ->
    [one] { $rows } observation
   *[other] { $rows } observations
} in all.
verify-damaged = “{ $path }” is damaged: { $faults ->
    [one] { $faults } fault was
   *[other] { $faults } faults were
} found. Keep this file, go on with a copy from a backup, and import again what is missing there.
verify-structure = The file's structure is damaged: { $detail }
verify-reference = In the table { $table }, { $rows ->
    [one] { $rows } row names an entry
   *[other] { $rows } rows name entries
} of { $parent } that { $rows ->
    [one] does
   *[other] do
} not exist.
verify-unreadable = The vintage { $version } of “{ $dataset }”, stored { $stored }, cannot be read: { $cause }
verify-changed = The vintage { $version } of “{ $dataset }”, stored { $stored }, no longer holds what was stored.
verify-unproven = The vintage { $version } of “{ $dataset }” can be read, but it was stored by an earlier version of the program and has no fingerprint that could be checked.
notice-store-replaced = “{ $path }” was replaced, overwritten or deleted by another program after it was opened. What is shown was read before; nothing is saved until the store is opened anew.
notice-store-changed = Another program has changed the store. It was read again.
notice-store-damaged = “{ $path }” is damaged ({ $faults ->
    [one] { $faults } fault
   *[other] { $faults } faults
}). { $first } Keep this file, go on with a copy from a backup; “machikurabe verify” lists every fault.
