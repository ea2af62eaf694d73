<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About Annotator</source>
        <translation>About Annotator</translation>
    </message>
    <message>
        <source>Annotator {version}</source>
        <translation>Annotator {version}</translation>
    </message>
    <message>
        <source>Free software under the MIT licence: use, change and share it as you like.</source>
        <translation>Free software under the MIT licence: use, change and share it as you like.</translation>
    </message>
    <message>
        <source>It uses Qt {qt} through Qt for Python (PySide6) {pyside}, both under the GNU Lesser General Public License, version 3; their source code is at https://code.qt.io.</source>
        <translation>It uses Qt {qt} through Qt for Python (PySide6) {pyside}, both under the GNU Lesser General Public License, version 3; their source code is at https://code.qt.io.</translation>
    </message>
    <message>
        <source>Labels entities and relations in article text, on your own desk.</source>
        <translation>Labels entities and relations in article text, on your own desk.</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>&amp;About Annotator</source>
        <translation>&amp;About Annotator</translation>
    </message>
    <message>
        <source>&amp;Annotator…</source>
        <translation>&amp;Annotator…</translation>
    </message>
    <message>
        <source>&amp;Command palette…</source>
        <translation>&amp;Command palette…</translation>
    </message>
    <message>
        <source>&amp;Documents</source>
        <translation>&amp;Documents</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>&amp;Export…</translation>
    </message>
    <message>
        <source>&amp;Filter the documents</source>
        <translation>&amp;Filter the documents</translation>
    </message>
    <message>
        <source>&amp;Find in the text…</source>
        <translation>&amp;Find in the text…</translation>
    </message>
    <message>
        <source>&amp;Finish, open the next</source>
        <translation>&amp;Finish, open the next</translation>
    </message>
    <message>
        <source>&amp;Focus on what is selected</source>
        <translation>&amp;Focus on what is selected</translation>
    </message>
    <message>
        <source>&amp;History…</source>
        <translation>&amp;History…</translation>
    </message>
    <message>
        <source>&amp;Hold the last label</source>
        <translation>&amp;Hold the last label</translation>
    </message>
    <message>
        <source>&amp;Import…</source>
        <translation>&amp;Import…</translation>
    </message>
    <message>
        <source>&amp;Inspector</source>
        <translation>&amp;Inspector</translation>
    </message>
    <message>
        <source>&amp;Keys</source>
        <translation>&amp;Keys</translation>
    </message>
    <message>
        <source>&amp;Labels</source>
        <translation>&amp;Labels</translation>
    </message>
    <message>
        <source>&amp;Merge projects…</source>
        <translation>&amp;Merge projects…</translation>
    </message>
    <message>
        <source>&amp;New project…</source>
        <translation>&amp;New project…</translation>
    </message>
    <message>
        <source>&amp;Next document</source>
        <translation>&amp;Next document</translation>
    </message>
    <message>
        <source>&amp;Note and attributes</source>
        <translation>&amp;Note and attributes</translation>
    </message>
    <message>
        <source>&amp;Open project…</source>
        <translation>&amp;Open project…</translation>
    </message>
    <message>
        <source>&amp;Previous document</source>
        <translation>&amp;Previous document</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Quit</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Redo</translation>
    </message>
    <message>
        <source>&amp;Relations</source>
        <translation>&amp;Relations</translation>
    </message>
    <message>
        <source>&amp;Reset zoom</source>
        <translation>&amp;Reset zoom</translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation>&amp;Settings…</translation>
    </message>
    <message>
        <source>&amp;Spans</source>
        <translation>&amp;Spans</translation>
    </message>
    <message>
        <source>&amp;Take the project over</source>
        <translation>&amp;Take the project over</translation>
    </message>
    <message>
        <source>&amp;Text</source>
        <translation>&amp;Text</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Undo</translation>
    </message>
    <message>
        <source>&amp;Work packages…</source>
        <translation>&amp;Work packages…</translation>
    </message>
    <message>
        <source>A&amp;greement…</source>
        <translation>A&amp;greement…</translation>
    </message>
    <message>
        <source>C&amp;heck the project</source>
        <translation>C&amp;heck the project</translation>
    </message>
    <message>
        <source>C&amp;lose project</source>
        <translation>C&amp;lose project</translation>
    </message>
    <message>
        <source>Candidate &amp;before</source>
        <translation>Candidate &amp;before</translation>
    </message>
    <message>
        <source>&amp;Conflicting edits…</source>
        <translation>&amp;Conflicting edits…</translation>
    </message>
    <message>
        <source>Com&amp;pact the history…</source>
        <translation>Com&amp;pact the history…</translation>
    </message>
    <message>
        <source>F&amp;ull screen</source>
        <translation>F&amp;ull screen</translation>
    </message>
    <message>
        <source>Find &amp;previous</source>
        <translation>Find &amp;previous</translation>
    </message>
    <message>
        <source>Find ne&amp;xt</source>
        <translation>Find ne&amp;xt</translation>
    </message>
    <message>
        <source>Fol&amp;d the page&apos;s zones</source>
        <translation>Fol&amp;d the page&apos;s zones</translation>
    </message>
    <message>
        <source>La&amp;bel scheme…</source>
        <translation>La&amp;bel scheme…</translation>
    </message>
    <message>
        <source>Label identical &amp;stretches</source>
        <translation>Label identical &amp;stretches</translation>
    </message>
    <message>
        <source>Large pri&amp;nt</source>
        <translation>Large pri&amp;nt</translation>
    </message>
    <message>
        <source>N&amp;ext panel</source>
        <translation>N&amp;ext panel</translation>
    </message>
    <message>
        <source>Ne&amp;xt span</source>
        <translation>Ne&amp;xt span</translation>
    </message>
    <message>
        <source>Next &amp;candidate</source>
        <translation>Next &amp;candidate</translation>
    </message>
    <message>
        <source>Next document t&amp;o do</source>
        <translation>Next document t&amp;o do</translation>
    </message>
    <message>
        <source>Next relation of the sp&amp;an</source>
        <translation>Next relation of the sp&amp;an</translation>
    </message>
    <message>
        <source>Open the &amp;sample project</source>
        <translation>Open the &amp;sample project</translation>
    </message>
    <message>
        <source>Pre&amp;vious span</source>
        <translation>Pre&amp;vious span</translation>
    </message>
    <message>
        <source>Previo&amp;us panel</source>
        <translation>Previo&amp;us panel</translation>
    </message>
    <message>
        <source>Previous relation of t&amp;he span</source>
        <translation>Previous relation of t&amp;he span</translation>
    </message>
    <message>
        <source>Re&amp;move</source>
        <translation>Re&amp;move</translation>
    </message>
    <message>
        <source>Re&amp;open the document</source>
        <translation>Re&amp;open the document</translation>
    </message>
    <message>
        <source>Re&amp;verse the relation</source>
        <translation>Re&amp;verse the relation</translation>
    </message>
    <message>
        <source>Reset the la&amp;yout</source>
        <translation>Reset the la&amp;yout</translation>
    </message>
    <message>
        <source>Restore a &amp;backup…</source>
        <translation>Restore a &amp;backup…</translation>
    </message>
    <message>
        <source>Sal&amp;vage a damaged project…</source>
        <translation>Sal&amp;vage a damaged project…</translation>
    </message>
    <message>
        <source>Save a &amp;copy…</source>
        <translation>Save a &amp;copy…</translation>
    </message>
    <message>
        <source>Settle &amp;disagreements…</source>
        <translation>Settle &amp;disagreements…</translation>
    </message>
    <message>
        <source>Show &amp;all labels</source>
        <translation>Show &amp;all labels</translation>
    </message>
    <message>
        <source>Show odd &amp;characters</source>
        <translation>Show odd &amp;characters</translation>
    </message>
    <message>
        <source>Show the &amp;folder of the logs</source>
        <translation>Show the &amp;folder of the logs</translation>
    </message>
    <message>
        <source>Start a &amp;relation</source>
        <translation>Start a &amp;relation</translation>
    </message>
    <message>
        <source>Start a relation &amp;to the span</source>
        <translation>Start a relation &amp;to the span</translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation>Zoom &amp;in</translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation>Zoom &amp;out</translation>
    </message>
</context>
<context>
    <name>AdjudicationWindow</name>
    <message>
        <source>Annotators not finished, so not compared: {count}</source>
        <translation>Annotators not finished, so not compared: {count}</translation>
    </message>
    <message>
        <source>Items to decide</source>
        <translation>Items to decide</translation>
    </message>
    <message>
        <source>No document is open; choose one above.</source>
        <translation>No document is open; choose one above.</translation>
    </message>
    <message>
        <source>Nobody has finished a document yet: there is nothing to compare.</source>
        <translation>Nobody has finished a document yet: there is nothing to compare.</translation>
    </message>
    <message>
        <source>Not finished, so not compared: {names}</source>
        <translation>Not finished, so not compared: {names}</translation>
    </message>
    <message>
        <source>Only one annotator has finished this document: nobody to differ.</source>
        <translation>Only one annotator has finished this document: nobody to differ.</translation>
    </message>
    <message>
        <source>Settle disagreements</source>
        <translation>Settle disagreements</translation>
    </message>
    <message>
        <source>There is no further document that way.</source>
        <translation>There is no further document that way.</translation>
    </message>
    <message>
        <source>This document has no items: nobody has labelled anything in it.</source>
        <translation>This document has no items: nobody has labelled anything in it.</translation>
    </message>
</context>
<context>
    <name>AgreementReport</name>
    <message>
        <source>How far the annotators agree</source>
        <translation>How far the annotators agree</translation>
    </message>
</context>
<context>
    <name>AgreementWindow</name>
    <message>
        <source>Agreement</source>
        <translation>Agreement</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Compare &amp;again</source>
        <translation>Compare &amp;again</translation>
    </message>
    <message>
        <source>Comparing what the annotators have finished…</source>
        <translation>Comparing what the annotators have finished…</translation>
    </message>
    <message>
        <source>Comparing…</source>
        <translation>Comparing…</translation>
    </message>
    <message>
        <source>Nothing was compared.</source>
        <translation>Nothing was compared.</translation>
    </message>
    <message>
        <source>There is nothing behind it.</source>
        <translation>There is nothing behind it.</translation>
    </message>
</context>
<context>
    <name>AnnotatorDialog</name>
    <message>
        <source>&amp;Work as:</source>
        <translation>&amp;Work as:</translation>
    </message>
    <message>
        <source>A name cannot hold control characters.</source>
        <translation>A name cannot hold control characters.</translation>
    </message>
    <message>
        <source>Annotator</source>
        <translation>Annotator</translation>
    </message>
    <message>
        <source>Type a name.</source>
        <translation>Type a name.</translation>
    </message>
    <message>
        <source>You go on with the work of {name}.</source>
        <translation>You go on with the work of {name}.</translation>
    </message>
    <message>
        <source>{name} is new here and begins with empty layers.</source>
        <translation>{name} is new here and begins with empty layers.</translation>
    </message>
</context>
<context>
    <name>Announcer</name>
    <message>
        <source>done again: {what}</source>
        <translation>done again: {what}</translation>
    </message>
    <message>
        <source>labelled {label}</source>
        <translation>labelled {label}</translation>
    </message>
    <message>
        <source>labelled {label}: {text}</source>
        <translation>labelled {label}: {text}</translation>
    </message>
    <message>
        <source>related {head} → {tail}: {label}</source>
        <translation>related {head} → {tail}: {label}</translation>
    </message>
    <message>
        <source>undone: {what}</source>
        <translation>undone: {what}</translation>
    </message>
</context>
<context>
    <name>Answers</name>
    <message>
        <source>As {name} has it</source>
        <translation>As {name} has it</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Go on</translation>
    </message>
    <message>
        <source>In gold, though the scheme does not allow them: {relations}.</source>
        <translation>In gold, though the scheme does not allow them: {relations}.</translation>
    </message>
    <message>
        <source>Left gold with the span: {relations}.</source>
        <translation>Left gold with the span: {relations}.</translation>
    </message>
    <message>
        <source>Re-attached to gold&apos;s own {spans}, which differ.</source>
        <translation>Re-attached to gold&apos;s own {spans}, which differ.</translation>
    </message>
    <message>
        <source>Relations that a person settled leave gold with this span:</source>
        <translation>Relations that a person settled leave gold with this span:</translation>
    </message>
    <message>
        <source>Settled with the ends: {relations}.</source>
        <translation>Settled with the ends: {relations}.</translation>
    </message>
    <message>
        <source>Taken with the relation: {spans}.</source>
        <translation>Taken with the relation: {spans}.</translation>
    </message>
    <message>
        <source>The scheme allows no such relation between these ends.</source>
        <translation>The scheme allows no such relation between these ends.</translation>
    </message>
    <message>
        <source>changed since decided</source>
        <translation>changed since decided</translation>
    </message>
    <message>
        <source>edited</source>
        <translation>edited</translation>
    </message>
    <message>
        <source>gold was changed in the text</source>
        <translation>gold was changed in the text</translation>
    </message>
    <message>
        <source>in gold</source>
        <translation>in gold</translation>
    </message>
    <message>
        <source>later</source>
        <translation>later</translation>
    </message>
    <message>
        <source>no attributes</source>
        <translation>no attributes</translation>
    </message>
    <message>
        <source>none of them</source>
        <translation>none of them</translation>
    </message>
    <message>
        <source>taken</source>
        <translation>taken</translation>
    </message>
</context>
<context>
    <name>Ask</name>
    <message>
        <source>Annotator projects (*.annodb);;All files (*)</source>
        <translation>Annotator projects (*.annodb);;All files (*)</translation>
    </message>
    <message>
        <source>Open project</source>
        <translation>Open project</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Replace</translation>
    </message>
    <message>
        <source>{name} exists already. Replace it?</source>
        <translation>{name} exists already. Replace it?</translation>
    </message>
</context>
<context>
    <name>AttributeForm</name>
    <message>
        <source>&amp;Carried by:</source>
        <translation>&amp;Carried by:</translation>
    </message>
    <message>
        <source>&amp;Holds:</source>
        <translation>&amp;Holds:</translation>
    </message>
    <message>
        <source>&amp;Name:</source>
        <translation>&amp;Name:</translation>
    </message>
    <message>
        <source>&amp;Vietnamese:</source>
        <translation>&amp;Vietnamese:</translation>
    </message>
    <message>
        <source>En&amp;glish:</source>
        <translation>En&amp;glish:</translation>
    </message>
    <message>
        <source>Give the attribute a name that no other has.</source>
        <translation>Give the attribute a name that no other has.</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>One of several values</source>
        <translation>One of several values</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Values, one a &amp;line:</source>
        <translation>Values, one a &amp;line:</translation>
    </message>
    <message>
        <source>With no label ticked, every span may carry it.</source>
        <translation>With no label ticked, every span may carry it.</translation>
    </message>
    <message>
        <source>Yes or no</source>
        <translation>Yes or no</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>yes</translation>
    </message>
</context>
<context>
    <name>AttributesTab</name>
    <message>
        <source>&amp;Add</source>
        <translation>&amp;Add</translation>
    </message>
    <message>
        <source>Attributes</source>
        <translation>Attributes</translation>
    </message>
    <message>
        <source>Dele&amp;te…</source>
        <translation>Dele&amp;te…</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>Delete the attribute {name}? Values that spans carry stay with them and are shown again when an attribute of this name is added.</source>
        <translation>Delete the attribute {name}? Values that spans carry stay with them and are shown again when an attribute of this name is added.</translation>
    </message>
    <message>
        <source>Move &amp;down</source>
        <translation>Move &amp;down</translation>
    </message>
    <message>
        <source>Move &amp;up</source>
        <translation>Move &amp;up</translation>
    </message>
    <message>
        <source>New attribute</source>
        <translation>New attribute</translation>
    </message>
    <message>
        <source>There is an attribute {name} already.</source>
        <translation>There is an attribute {name} already.</translation>
    </message>
    <message>
        <source>Type the name of the new attribute first.</source>
        <translation>Type the name of the new attribute first.</translation>
    </message>
</context>
<context>
    <name>Backups</name>
    <message>
        <source>Last backup: {when} ({age} ago)</source>
        <translation>Last backup: {when} ({age} ago)</translation>
    </message>
    <message>
        <source>There is no backup yet.</source>
        <translation>There is no backup yet.</translation>
    </message>
</context>
<context>
    <name>BackupsDialog</name>
    <message>
        <source>&amp;Put in the project&apos;s place…</source>
        <translation>&amp;Put in the project&apos;s place…</translation>
    </message>
    <message>
        <source>Backup</source>
        <translation>Backup</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>Backups</translation>
    </message>
    <message>
        <source>Backups lie in {path}. The open project is never overwritten.</source>
        <translation>Backups lie in {path}. The open project is never overwritten.</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>Documents</translation>
    </message>
    <message>
        <source>Restore as a &amp;new file…</source>
        <translation>Restore as a &amp;new file…</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Size</translation>
    </message>
    <message>
        <source>Spans</source>
        <translation>Spans</translation>
    </message>
    <message>
        <source>State</source>
        <translation>State</translation>
    </message>
    <message>
        <source>The project is being backed up first.</source>
        <translation>The project is being backed up first.</translation>
    </message>
    <message>
        <source>There is no backup of this project yet. One is made every hour while you work, and before a merge or a large deletion.</source>
        <translation>There is no backup of this project yet. One is made every hour while you work, and before a merge or a large deletion.</translation>
    </message>
    <message>
        <source>When</source>
        <translation>When</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Why</translation>
    </message>
    <message>
        <source>asked for</source>
        <translation>asked for</translation>
    </message>
    <message>
        <source>before a deletion</source>
        <translation>before a deletion</translation>
    </message>
    <message>
        <source>before a merge</source>
        <translation>before a merge</translation>
    </message>
    <message>
        <source>before compacting the history</source>
        <translation>before compacting the history</translation>
    </message>
    <message>
        <source>being checked…</source>
        <translation>being checked…</translation>
    </message>
    <message>
        <source>damaged</source>
        <translation>damaged</translation>
    </message>
    <message>
        <source>hourly</source>
        <translation>hourly</translation>
    </message>
    <message>
        <source>not checked yet</source>
        <translation>not checked yet</translation>
    </message>
    <message>
        <source>of another project</source>
        <translation>of another project</translation>
    </message>
    <message>
        <source>whole</source>
        <translation>whole</translation>
    </message>
</context>
<context>
    <name>Bar</name>
    <message>
        <source>&amp;Finish, next document</source>
        <translation>&amp;Finish, next document</translation>
    </message>
    <message>
        <source>A&amp;ll documents</source>
        <translation>A&amp;ll documents</translation>
    </message>
    <message>
        <source>Accept by &amp;rule…</source>
        <translation>Accept by &amp;rule…</translation>
    </message>
    <message>
        <source>All items</source>
        <translation>All items</translation>
    </message>
    <message>
        <source>Changed since decided</source>
        <translation>Changed since decided</translation>
    </message>
    <message>
        <source>Decided by a rule</source>
        <translation>Decided by a rule</translation>
    </message>
    <message>
        <source>Decided by hand</source>
        <translation>Decided by hand</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>Document</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>Figure</translation>
    </message>
    <message>
        <source>Hide &amp;names</source>
        <translation>Hide &amp;names</translation>
    </message>
    <message>
        <source>How items are grouped</source>
        <translation>How items are grouped</translation>
    </message>
    <message>
        <source>Items of all documents in one table</source>
        <translation>Items of all documents in one table</translation>
    </message>
    <message>
        <source>Re&amp;port to an annotator…</source>
        <translation>Re&amp;port to an annotator…</translation>
    </message>
    <message>
        <source>Relations: {figure}</source>
        <translation>Relations: {figure}</translation>
    </message>
    <message>
        <source>Sa&amp;ve</source>
        <translation>Sa&amp;ve</translation>
    </message>
    <message>
        <source>Undecided</source>
        <translation>Undecided</translation>
    </message>
    <message>
        <source>Undecided: {count}</source>
        <translation>Undecided: {count}</translation>
    </message>
    <message>
        <source>Which items are shown</source>
        <translation>Which items are shown</translation>
    </message>
    <message>
        <source>Whose agreement</source>
        <translation>Whose agreement</translation>
    </message>
</context>
<context>
    <name>Bindings</name>
    <message>
        <source>A key of the window needs Ctrl or Alt, or is one of F1 to F12.</source>
        <translation>A key of the window needs Ctrl or Alt, or is one of F1 to F12.</translation>
    </message>
    <message>
        <source>Alt with a letter or digit opens a menu.</source>
        <translation>Alt with a letter or digit opens a menu.</translation>
    </message>
    <message>
        <source>The digits alone choose labels.</source>
        <translation>The digits alone choose labels.</translation>
    </message>
    <message>
        <source>This key has no name by which it could be kept.</source>
        <translation>This key has no name by which it could be kept.</translation>
    </message>
    <message>
        <source>{key} belongs to the text already: “{owner}”.</source>
        <translation>{key} belongs to the text already: “{owner}”.</translation>
    </message>
    <message>
        <source>{key} belongs to the window already: “{owner}”.</source>
        <translation>{key} belongs to the window already: “{owner}”.</translation>
    </message>
    <message>
        <source>{key} is the key of the label “{label}” in this project.</source>
        <translation>{key} is the key of the label “{label}” in this project.</translation>
    </message>
</context>
<context>
    <name>Borders</name>
    <message>
        <source>Borders</source>
        <translation>Borders</translation>
    </message>
</context>
<context>
    <name>CandidateWalk</name>
    <message>
        <source>No further candidate in this direction.</source>
        <translation>No further candidate in this direction.</translation>
    </message>
</context>
<context>
    <name>Causes</name>
    <message>
        <source>All the same but for the attributes of a span or relation.</source>
        <translation>All the same but for the attributes of a span or relation.</translation>
    </message>
    <message>
        <source>All who finished the document say the same.</source>
        <translation>All who finished the document say the same.</translation>
    </message>
    <message>
        <source>An end has other borders or another label; settle the end first.</source>
        <translation>An end has other borders or another label; settle the end first.</translation>
    </message>
    <message>
        <source>Both borders and label differ.</source>
        <translation>Both borders and label differ.</translation>
    </message>
    <message>
        <source>Both ends agree, and somebody did not link them.</source>
        <translation>Both ends agree, and somebody did not link them.</translation>
    </message>
    <message>
        <source>One label, but different borders.</source>
        <translation>One label, but different borders.</translation>
    </message>
    <message>
        <source>Only gold has this: a reviewer added it.</source>
        <translation>Only gold has this: a reviewer added it.</translation>
    </message>
    <message>
        <source>Somebody has no span here.</source>
        <translation>Somebody has no span here.</translation>
    </message>
    <message>
        <source>Somebody lacks an end of this relation, so could not have drawn it.</source>
        <translation>Somebody lacks an end of this relation, so could not have drawn it.</translation>
    </message>
    <message>
        <source>The reviewer decided against it.</source>
        <translation>The reviewer decided against it.</translation>
    </message>
    <message>
        <source>The same ends under different relation labels.</source>
        <translation>The same ends under different relation labels.</translation>
    </message>
    <message>
        <source>The same relation, drawn the other way round.</source>
        <translation>The same relation, drawn the other way round.</translation>
    </message>
    <message>
        <source>The same words under different labels.</source>
        <translation>The same words under different labels.</translation>
    </message>
    <message>
        <source>agreed</source>
        <translation>agreed</translation>
    </message>
    <message>
        <source>attributes</source>
        <translation>attributes</translation>
    </message>
    <message>
        <source>borders</source>
        <translation>borders</translation>
    </message>
    <message>
        <source>borders and label</source>
        <translation>borders and label</translation>
    </message>
    <message>
        <source>direction</source>
        <translation>direction</translation>
    </message>
    <message>
        <source>end differs</source>
        <translation>end differs</translation>
    </message>
    <message>
        <source>end missing</source>
        <translation>end missing</translation>
    </message>
    <message>
        <source>in gold only</source>
        <translation>in gold only</translation>
    </message>
    <message>
        <source>label</source>
        <translation>label</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>missing</translation>
    </message>
    <message>
        <source>no relation</source>
        <translation>no relation</translation>
    </message>
    <message>
        <source>not in gold</source>
        <translation>not in gold</translation>
    </message>
    <message>
        <source>relation label</source>
        <translation>relation label</translation>
    </message>
</context>
<context>
    <name>Cells</name>
    <message>
        <source>95 % interval: {low} – {high}</source>
        <translation>95 % interval: {low} – {high}</translation>
    </message>
    <message>
        <source>No interval: it needs {least} documents.</source>
        <translation>No interval: it needs {least} documents.</translation>
    </message>
    <message>
        <source>Undefined: {why}.</source>
        <translation>Undefined: {why}.</translation>
    </message>
    <message>
        <source>{used} of {total} finished by both</source>
        <translation>{used} of {total} finished by both</translation>
    </message>
    <message>
        <source>{used} of {total} pairs of spans</source>
        <translation>{used} of {total} pairs of spans</translation>
    </message>
    <message>
        <source>{used} of {total} spans found by both</source>
        <translation>{used} of {total} spans found by both</translation>
    </message>
</context>
<context>
    <name>Centre</name>
    <message>
        <source>Dismiss</source>
        <translation>Dismiss</translation>
    </message>
</context>
<context>
    <name>Charts</name>
    <message>
        <source>(none)</source>
        <translation>(none)</translation>
    </message>
    <message>
        <source>95 % interval</source>
        <translation>95 % interval</translation>
    </message>
    <message>
        <source>Against gold</source>
        <translation>Against gold</translation>
    </message>
    <message>
        <source>Against the rest</source>
        <translation>Against the rest</translation>
    </message>
    <message>
        <source>Although their spans agree</source>
        <translation>Although their spans agree</translation>
    </message>
    <message>
        <source>Because their spans differ</source>
        <translation>Because their spans differ</translation>
    </message>
    <message>
        <source>By day of finishing</source>
        <translation>By day of finishing</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Day</translation>
    </message>
    <message>
        <source>Each annotator</source>
        <translation>Each annotator</translation>
    </message>
    <message>
        <source>Figures of relations</source>
        <translation>Figures of relations</translation>
    </message>
    <message>
        <source>Figures of spans</source>
        <translation>Figures of spans</translation>
    </message>
    <message>
        <source>Labels (strict F1)</source>
        <translation>Labels (strict F1)</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>No two relations differ here.</source>
        <translation>No two relations differ here.</translation>
    </message>
    <message>
        <source>Nobody here has drawn a relation.</source>
        <translation>Nobody here has drawn a relation.</translation>
    </message>
    <message>
        <source>Nobody here has marked a span.</source>
        <translation>Nobody here has marked a span.</translation>
    </message>
    <message>
        <source>Nobody knows when these were finished.</source>
        <translation>Nobody knows when these were finished.</translation>
    </message>
    <message>
        <source>Over all pairs they marked it {a} times, alike {both}.</source>
        <translation>Over all pairs they marked it {a} times, alike {both}.</translation>
    </message>
    <message>
        <source>Rests on</source>
        <translation>Rests on</translation>
    </message>
    <message>
        <source>Spans in which they differ so: {count}</source>
        <translation>Spans in which they differ so: {count}</translation>
    </message>
    <message>
        <source>Spans under the same label: {count}</source>
        <translation>Spans under the same label: {count}</translation>
    </message>
    <message>
        <source>The one marked it {a} times, the other {b} times, alike {both}.</source>
        <translation>The one marked it {a} times, the other {b} times, alike {both}.</translation>
    </message>
    <message>
        <source>These two finished no document in common.</source>
        <translation>These two finished no document in common.</translation>
    </message>
    <message>
        <source>This figure is not known by day.</source>
        <translation>This figure is not known by day.</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Value</translation>
    </message>
    <message>
        <source>Which label meets which</source>
        <translation>Which label meets which</translation>
    </message>
    <message>
        <source>Who agrees with whom</source>
        <translation>Who agrees with whom</translation>
    </message>
    <message>
        <source>Why relations differ</source>
        <translation>Why relations differ</translation>
    </message>
    <message>
        <source>alike {both} · not alike {other} · characters {characters}</source>
        <translation>alike {both} · not alike {other} · characters {characters}</translation>
    </message>
    <message>
        <source>documents and pairs: {count}</source>
        <translation>documents and pairs: {count}</translation>
    </message>
    <message>
        <source>gold</source>
        <translation>gold</translation>
    </message>
    <message>
        <source>near each other: {window}</source>
        <translation>near each other: {window}</translation>
    </message>
    <message>
        <source>the rest</source>
        <translation>the rest</translation>
    </message>
    <message>
        <source>{name} against gold</source>
        <translation>{name} against gold</translation>
    </message>
    <message>
        <source>{name} against the rest</source>
        <translation>{name} against the rest</translation>
    </message>
    <message>
        <source>↓ the annotators  → gold</source>
        <translation>↓ the annotators  → gold</translation>
    </message>
    <message>
        <source>↓ the one  → the other, either way round</source>
        <translation>↓ the one  → the other, either way round</translation>
    </message>
    <message>
        <source>↓ {name}  → the others</source>
        <translation>↓ {name}  → the others</translation>
    </message>
</context>
<context>
    <name>Choice</name>
    <message>
        <source>All pairs together</source>
        <translation>All pairs together</translation>
    </message>
    <message>
        <source>Everybody against gold</source>
        <translation>Everybody against gold</translation>
    </message>
    <message>
        <source>{name} against the rest</source>
        <translation>{name} against the rest</translation>
    </message>
</context>
<context>
    <name>Choices</name>
    <message>
        <source>As the system</source>
        <translation>As the system</translation>
    </message>
    <message>
        <source>Compact</source>
        <translation>Compact</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dark</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Light</translation>
    </message>
    <message>
        <source>Mine ({name})</source>
        <translation>Mine ({name})</translation>
    </message>
    <message>
        <source>No document is open</source>
        <translation>No document is open</translation>
    </message>
    <message>
        <source>No project yet</source>
        <translation>No project yet</translation>
    </message>
    <message>
        <source>Nobody else has worked on it</source>
        <translation>Nobody else has worked on it</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>Normal</translation>
    </message>
    <message>
        <source>The scheme has no such label</source>
        <translation>The scheme has no such label</translation>
    </message>
    <message>
        <source>Wide</source>
        <translation>Wide</translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>All items are decided. Ctrl+Enter finishes the document.</source>
        <translation>All items are decided. Ctrl+Enter finishes the document.</translation>
    </message>
    <message>
        <source>Decide the item first; then say why.</source>
        <translation>Decide the item first; then say why.</translation>
    </message>
    <message>
        <source>Done again: {what}.</source>
        <translation>Done again: {what}.</translation>
    </message>
    <message>
        <source>Every item of every document is decided.</source>
        <translation>Every item of every document is decided.</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Go on</translation>
    </message>
    <message>
        <source>Merge into this project</source>
        <translation>Merge into this project</translation>
    </message>
    <message>
        <source>No document is open; choose one above.</source>
        <translation>No document is open; choose one above.</translation>
    </message>
    <message>
        <source>No item is chosen.</source>
        <translation>No item is chosen.</translation>
    </message>
    <message>
        <source>Nobody stands in column {number}; there are {count}.</source>
        <translation>Nobody stands in column {number}; there are {count}.</translation>
    </message>
    <message>
        <source>Open it instead</source>
        <translation>Open it instead</translation>
    </message>
    <message>
        <source>Taken back: {what}.</source>
        <translation>Taken back: {what}.</translation>
    </message>
    <message>
        <source>The newest step is by {name}, who is no annotator here. It may concern others&apos; work. Go on all the same?</source>
        <translation>The newest step is by {name}, who is no annotator here. It may concern others&apos; work. Go on all the same?</translation>
    </message>
    <message>
        <source>The undecided items are not shown; show all items, or unfold a group.</source>
        <translation>The undecided items are not shown; show all items, or unfold a group.</translation>
    </message>
    <message>
        <source>This is the heading of a group; choose an item below it.</source>
        <translation>This is the heading of a group; choose an item below it.</translation>
    </message>
    <message>
        <source>Undecided items: {count}; the next one is chosen.</source>
        <translation>Undecided items: {count}; the next one is chosen.</translation>
    </message>
    <message>
        <source>What shall happen to {names}?</source>
        <translation>What shall happen to {names}?</translation>
    </message>
    <message>
        <source>{name} has not finished this document.</source>
        <translation>{name} has not finished this document.</translation>
    </message>
</context>
<context>
    <name>CompactDialog</name>
    <message>
        <source> days</source>
        <translation> days</translation>
    </message>
    <message>
        <source>&amp;Compact</source>
        <translation>&amp;Compact</translation>
    </message>
    <message>
        <source>&amp;Forget contents older than</source>
        <translation>&amp;Forget contents older than</translation>
    </message>
    <message>
        <source>A backup with the whole history is made first.</source>
        <translation>A backup with the whole history is made first.</translation>
    </message>
    <message>
        <source>Compact the history</source>
        <translation>Compact the history</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>Days</translation>
    </message>
    <message>
        <source>Entries that lose their contents and can no longer be undone: {count}.</source>
        <translation>Entries that lose their contents and can no longer be undone: {count}.</translation>
    </message>
    <message>
        <source>Keep &amp;everything</source>
        <translation>Keep &amp;everything</translation>
    </message>
    <message>
        <source>Nothing that is as old as that has contents to forget.</source>
        <translation>Nothing that is as old as that has contents to forget.</translation>
    </message>
    <message>
        <source>Nothing is changed.</source>
        <translation>Nothing is changed.</translation>
    </message>
    <message>
        <source>The file becomes about {size} smaller.</source>
        <translation>The file becomes about {size} smaller.</translation>
    </message>
    <message>
        <source>The file hardly becomes smaller by that.</source>
        <translation>The file hardly becomes smaller by that.</translation>
    </message>
    <message>
        <source>The history holds what every annotation was before and after each change. It can forget these contents. Who did what and when, and to which annotation, always stays, and so does everything that merging with other files needs.</source>
        <translation>The history holds what every annotation was before and after each change. It can forget these contents. Who did what and when, and to which annotation, always stays, and so does everything that merging with other files needs.</translation>
    </message>
    <message>
        <source>The history is being looked through…</source>
        <translation>The history is being looked through…</translation>
    </message>
    <message>
        <source>The project has {size}; about {history} of it are history.</source>
        <translation>The project has {size}; about {history} of it are history.</translation>
    </message>
    <message>
        <source>What was done since {time} stays as it is.</source>
        <translation>What was done since {time} stays as it is.</translation>
    </message>
</context>
<context>
    <name>Conflicts</name>
    <message>
        <source>annotator</source>
        <translation>annotator</translation>
    </message>
    <message>
        <source>attribute</source>
        <translation>attribute</translation>
    </message>
    <message>
        <source>decision</source>
        <translation>decision</translation>
    </message>
    <message>
        <source>document</source>
        <translation>document</translation>
    </message>
    <message>
        <source>label</source>
        <translation>label</translation>
    </message>
    <message>
        <source>layer</source>
        <translation>layer</translation>
    </message>
    <message>
        <source>relation</source>
        <translation>relation</translation>
    </message>
    <message>
        <source>span</source>
        <translation>span</translation>
    </message>
</context>
<context>
    <name>ConflictsDialog</name>
    <message>
        <source>&amp;Keep what holds</source>
        <translation>&amp;Keep what holds</translation>
    </message>
    <message>
        <source>&amp;Take what lost</source>
        <translation>&amp;Take what lost</translation>
    </message>
    <message>
        <source>Conflicting edits</source>
        <translation>Conflicting edits</translation>
    </message>
    <message>
        <source>One person changed the same thing in two files that were merged. The later holds; what lost is kept here until you take it or let it go.</source>
        <translation>One person changed the same thing in two files that were merged. The later holds; what lost is kept here until you take it or let it go.</translation>
    </message>
    <message>
        <source>There are no conflicting edits.</source>
        <translation>There are no conflicting edits.</translation>
    </message>
    <message>
        <source>gone</source>
        <translation>gone</translation>
    </message>
</context>
<context>
    <name>CrashDialog</name>
    <message>
        <source>&amp;Copy report</source>
        <translation>&amp;Copy report</translation>
    </message>
    <message>
        <source>&amp;Go on</source>
        <translation>&amp;Go on</translation>
    </message>
    <message>
        <source>&amp;Include names and text</source>
        <translation>&amp;Include names and text</translation>
    </message>
    <message>
        <source>&amp;Quit Annotator</source>
        <translation>&amp;Quit Annotator</translation>
    </message>
    <message>
        <source>&amp;Save report…</source>
        <translation>&amp;Save report…</translation>
    </message>
    <message>
        <source>Annotator has met a fault of its own.</source>
        <translation>Annotator has met a fault of its own.</translation>
    </message>
    <message>
        <source>Annotator has met a fault of its own: {kind} at {place}.</source>
        <translation>Annotator has met a fault of its own: {kind} at {place}.</translation>
    </message>
    <message>
        <source>It came {count} times.</source>
        <translation>It came {count} times.</translation>
    </message>
    <message>
        <source>Messages and paths as they are: they may quote your documents.</source>
        <translation>Messages and paths as they are: they may quote your documents.</translation>
    </message>
    <message>
        <source>Others followed: {count}.</source>
        <translation>Others followed: {count}.</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Report</translation>
    </message>
    <message>
        <source>Save report</source>
        <translation>Save report</translation>
    </message>
    <message>
        <source>Something went wrong</source>
        <translation>Something went wrong</translation>
    </message>
    <message>
        <source>Text files (*.txt)</source>
        <translation>Text files (*.txt)</translation>
    </message>
    <message>
        <source>The window shows what is saved in the project; an edit that was cut short is not in it. You can go on. Nothing is sent anywhere: if you want to help us mend it, hand over the report below.</source>
        <translation>The window shows what is saved in the project; an edit that was cut short is not in it. You can go on. Nothing is sent anywhere: if you want to help us mend it, hand over the report below.</translation>
    </message>
</context>
<context>
    <name>CrashReport</name>
    <message>
        <source>&amp;Copy report</source>
        <translation>&amp;Copy report</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Report</translation>
    </message>
    <message>
        <source>The last time</source>
        <translation>The last time</translation>
    </message>
    <message>
        <source>The program was ended by a fault of its own or of a part that it stands on. Nothing is sent anywhere: if you want to help us mend it, hand over this report, which holds no text of your documents.</source>
        <translation>The program was ended by a fault of its own or of a part that it stands on. Nothing is sent anywhere: if you want to help us mend it, hand over this report, which holds no text of your documents.</translation>
    </message>
</context>
<context>
    <name>CrowdList</name>
    <message>
        <source>Choose one of {count}</source>
        <translation>Choose one of {count}</translation>
    </message>
</context>
<context>
    <name>Detail</name>
    <message>
        <source>1–9 or a double click take an annotator&apos;s · X none of them · E edit · L later · A all alike · R by rule · N/P next and previous undecided · I note · Del take back · Z undo · Ctrl+Enter finish, next document</source>
        <translation>1–9 or a double click take an annotator&apos;s · X none of them · E edit · L later · A all alike · R by rule · N/P next and previous undecided · I note · Del take back · Z undo · Ctrl+Enter finish, next document</translation>
    </message>
    <message>
        <source>Decided before: {answers}</source>
        <translation>Decided before: {answers}</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>These words were not decided before.</source>
        <translation>These words were not decided before.</translation>
    </message>
    <message>
        <source>Why it was decided so</source>
        <translation>Why it was decided so</translation>
    </message>
    <message>
        <source>none of them</source>
        <translation>none of them</translation>
    </message>
</context>
<context>
    <name>DocumentView</name>
    <message>
        <source>Document text</source>
        <translation>Document text</translation>
    </message>
</context>
<context>
    <name>DocumentsPanel</name>
    <message>
        <source>All</source>
        <translation>All</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>Documents</translation>
    </message>
    <message>
        <source>Filter by name</source>
        <translation>Filter by name</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>Finished</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Progress</translation>
    </message>
    <message>
        <source>State</source>
        <translation>State</translation>
    </message>
    <message>
        <source>To do</source>
        <translation>To do</translation>
    </message>
    <message>
        <source>{done} of {all} finished</source>
        <translation>{done} of {all} finished</translation>
    </message>
</context>
<context>
    <name>EditRelation</name>
    <message>
        <source>&amp;Label</source>
        <translation>&amp;Label</translation>
    </message>
    <message>
        <source>Edit the relation</source>
        <translation>Edit the relation</translation>
    </message>
    <message>
        <source>The other way &amp;round</source>
        <translation>The other way &amp;round</translation>
    </message>
</context>
<context>
    <name>EditSpan</name>
    <message>
        <source>&amp;Label</source>
        <translation>&amp;Label</translation>
    </message>
    <message>
        <source>Edit the span</source>
        <translation>Edit the span</translation>
    </message>
    <message>
        <source>← → move the end, with Shift the start; with Ctrl by characters.</source>
        <translation>← → move the end, with Shift the start; with Ctrl by characters.</translation>
    </message>
</context>
<context>
    <name>EmptyPage</name>
    <message>
        <source>Import texts or annotations, or drop their files here.</source>
        <translation>Import texts or annotations, or drop their files here.</translation>
    </message>
    <message>
        <source>No documents yet</source>
        <translation>No documents yet</translation>
    </message>
</context>
<context>
    <name>Errors</name>
    <message>
        <source>A label cannot be merged into itself.</source>
        <translation>A label cannot be merged into itself.</translation>
    </message>
    <message>
        <source>A name of kind {kind} is empty, has white space at its edge or a control character: {name}.</source>
        <translation>A name of kind {kind} is empty, has white space at its edge or a control character: {name}.</translation>
    </message>
    <message>
        <source>A number must be finite; NaN and infinity are none.</source>
        <translation>A number must be finite; NaN and infinity are none.</translation>
    </message>
    <message>
        <source>A relation cannot join the work of two annotators.</source>
        <translation>A relation cannot join the work of two annotators.</translation>
    </message>
    <message>
        <source>A relation needs two different spans.</source>
        <translation>A relation needs two different spans.</translation>
    </message>
    <message>
        <source>A split is like train=.8,dev=.1,test=.1; {piece} does not fit.</source>
        <translation>A split is like train=.8,dev=.1,test=.1; {piece} does not fit.</translation>
    </message>
    <message>
        <source>An annotator needs a name without control characters.</source>
        <translation>An annotator needs a name without control characters.</translation>
    </message>
    <message>
        <source>An attribute cannot be of type {type}.</source>
        <translation>An attribute cannot be of type {type}.</translation>
    </message>
    <message>
        <source>Annotator cannot read {format}.</source>
        <translation>Annotator cannot read {format}.</translation>
    </message>
    <message>
        <source>Annotator cannot write {format}.</source>
        <translation>Annotator cannot write {format}.</translation>
    </message>
    <message>
        <source>Another program put these into the file; they were left there: {names}</source>
        <translation>Another program put these into the file; they were left there: {names}</translation>
    </message>
    <message>
        <source>Attribute {name} belongs to {label}, which is no label of the scheme.</source>
        <translation>Attribute {name} belongs to {label}, which is no label of the scheme.</translation>
    </message>
    <message>
        <source>CoNLL columns hold no relations</source>
        <translation>CoNLL columns hold no relations</translation>
    </message>
    <message>
        <source>CoNLL-U holds no relations between entities</source>
        <translation>CoNLL-U holds no relations between entities</translation>
    </message>
    <message>
        <source>Document {id} is no longer in the project.</source>
        <translation>Document {id} is no longer in the project.</translation>
    </message>
    <message>
        <source>In the scheme, one of {key} has no label.</source>
        <translation>In the scheme, one of {key} has no label.</translation>
    </message>
    <message>
        <source>In the scheme, {key} holds a lone surrogate.</source>
        <translation>In the scheme, {key} holds a lone surrogate.</translation>
    </message>
    <message>
        <source>In the scheme, {key} must be a JSON object.</source>
        <translation>In the scheme, {key} must be a JSON object.</translation>
    </message>
    <message>
        <source>In the scheme, {key} must be a list.</source>
        <translation>In the scheme, {key} must be a list.</translation>
    </message>
    <message>
        <source>In the scheme, {key} must be a string.</source>
        <translation>In the scheme, {key} must be a string.</translation>
    </message>
    <message>
        <source>In the scheme, {key} must be a whole number.</source>
        <translation>In the scheme, {key} must be a whole number.</translation>
    </message>
    <message>
        <source>In the scheme, {key} must be pairs of labels.</source>
        <translation>In the scheme, {key} must be pairs of labels.</translation>
    </message>
    <message>
        <source>In the scheme, {key} must be strings.</source>
        <translation>In the scheme, {key} must be strings.</translation>
    </message>
    <message>
        <source>In the scheme, {key} must be true or false.</source>
        <translation>In the scheme, {key} must be true or false.</translation>
    </message>
    <message>
        <source>Label {label}: the colour {colour} is not of the form #rrggbb.</source>
        <translation>Label {label}: the colour {colour} is not of the form #rrggbb.</translation>
    </message>
    <message>
        <source>Label {label}: the key {key} is not one character.</source>
        <translation>Label {label}: the key {key} is not one character.</translation>
    </message>
    <message>
        <source>No decision was made by a rule.</source>
        <translation>No decision was made by a rule.</translation>
    </message>
    <message>
        <source>No decision was made by the rule {name}; the rules that made any are {rules}.</source>
        <translation>No decision was made by the rule {name}; the rules that made any are {rules}.</translation>
    </message>
    <message>
        <source>Nothing of an Annotator project can be found in {name}: no document, no label, no annotator. Take a backup.</source>
        <translation>Nothing of an Annotator project can be found in {name}: no document, no label, no annotator. Take a backup.</translation>
    </message>
    <message>
        <source>Nothing was labelled: {why}.</source>
        <translation>Nothing was labelled: {why}.</translation>
    </message>
    <message>
        <source>Option label is like NamedEntity|value,Referent|entity; {piece} does not fit.</source>
        <translation>Option label is like NamedEntity|value,Referent|entity; {piece} does not fit.</translation>
    </message>
    <message>
        <source>Option {option} is a whole number from 0, not {value}.</source>
        <translation>Option {option} is a whole number from 0, not {value}.</translation>
    </message>
    <message>
        <source>Option {option} is no text: {why}.</source>
        <translation>Option {option} is no text: {why}.</translation>
    </message>
    <message>
        <source>Option {option} is one of {choices}, not {value}.</source>
        <translation>Option {option} is one of {choices}, not {value}.</translation>
    </message>
    <message>
        <source>Option {option} is true or false, not {value}.</source>
        <translation>Option {option} is true or false, not {value}.</translation>
    </message>
    <message>
        <source>Reading {format} has no option {option}; it has {known}.</source>
        <translation>Reading {format} has no option {option}; it has {known}.</translation>
    </message>
    <message>
        <source>Reading {format} has no options, so not {option} either.</source>
        <translation>Reading {format} has no options, so not {option} either.</translation>
    </message>
    <message>
        <source>Relation {label} allows an end labelled {end}, which is no entity label.</source>
        <translation>Relation {label} allows an end labelled {end}, which is no entity label.</translation>
    </message>
    <message>
        <source>Relation {relation} connects nothing but {label}: remove it, or let it connect other labels, first.</source>
        <translation>Relation {relation} connects nothing but {label}: remove it, or let it connect other labels, first.</translation>
    </message>
    <message>
        <source>That annotation is no longer there.</source>
        <translation>That annotation is no longer there.</translation>
    </message>
    <message>
        <source>That document is no longer in the project.</source>
        <translation>That document is no longer in the project.</translation>
    </message>
    <message>
        <source>That holds half a character (a lone surrogate); leave it out.</source>
        <translation>That holds half a character (a lone surrogate); leave it out.</translation>
    </message>
    <message>
        <source>That is more than one value of a project can hold.</source>
        <translation>That is more than one value of a project can hold.</translation>
    </message>
    <message>
        <source>The copy of {name} did not come out whole, so it was thrown away: {why}. The project itself may be damaged; check it.</source>
        <translation>The copy of {name} did not come out whole, so it was thrown away: {why}. The project itself may be damaged; check it.</translation>
    </message>
    <message>
        <source>The edit was not saved: the disk refused it. Free some space and try again.</source>
        <translation>The edit was not saved: the disk refused it. Free some space and try again.</translation>
    </message>
    <message>
        <source>The edit was not saved: {why}</source>
        <translation>The edit was not saved: {why}</translation>
    </message>
    <message>
        <source>The file was left in WAL mode and its -wal file is not there; the last work may be missing.</source>
        <translation>The file was left in WAL mode and its -wal file is not there; the last work may be missing.</translation>
    </message>
    <message>
        <source>The folder {folder} cannot be written. Check its permissions, or choose another.</source>
        <translation>The folder {folder} cannot be written. Check its permissions, or choose another.</translation>
    </message>
    <message>
        <source>The folder {path} cannot be made: {why}.</source>
        <translation>The folder {path} cannot be made: {why}.</translation>
    </message>
    <message>
        <source>The folder {path} holds no file of a format known here; name one with --format.</source>
        <translation>The folder {path} holds no file of a format known here; name one with --format.</translation>
    </message>
    <message>
        <source>The folder {path} holds no file that ends in {extensions}.</source>
        <translation>The folder {path} holds no file that ends in {extensions}.</translation>
    </message>
    <message>
        <source>The folder {path} is not empty; empty it or name another.</source>
        <translation>The folder {path} is not empty; empty it or name another.</translation>
    </message>
    <message>
        <source>The format docbin needs the extra spacy: pip install annotator[spacy].</source>
        <translation>The format docbin needs the extra spacy: pip install annotator[spacy].</translation>
    </message>
    <message>
        <source>The history of {name} was not compacted: {why}. The project is as it was.</source>
        <translation>The history of {name} was not compacted: {why}. The project is as it was.</translation>
    </message>
    <message>
        <source>The journal beside the file could not be taken in; the last work may be missing.</source>
        <translation>The journal beside the file could not be taken in; the last work may be missing.</translation>
    </message>
    <message>
        <source>The key {key} stands for both {first} and {second}.</source>
        <translation>The key {key} stands for both {first} and {second}.</translation>
    </message>
    <message>
        <source>The line ends in the file had been changed; they were set right first.</source>
        <translation>The line ends in the file had been changed; they were set right first.</translation>
    </message>
    <message>
        <source>The new scheme lacks {label}, which {count} annotations use. Rename or merge it first, or keep it.</source>
        <translation>The new scheme lacks {label}, which {count} annotations use. Rename or merge it first, or keep it.</translation>
    </message>
    <message>
        <source>The newest step is by {name}. Switch to {name} to take it back or do it again.</source>
        <translation>The newest step is by {name}. Switch to {name} to take it back or do it again.</translation>
    </message>
    <message>
        <source>The project has no annotator {name}.</source>
        <translation>The project has no annotator {name}.</translation>
    </message>
    <message>
        <source>The project has no annotator {name}; it has {known}.</source>
        <translation>The project has no annotator {name}; it has {known}.</translation>
    </message>
    <message>
        <source>The project has no gold yet; settle disagreements first.</source>
        <translation>The project has no gold yet; settle disagreements first.</translation>
    </message>
    <message>
        <source>The project holds no documents yet, so there is nothing to export.</source>
        <translation>The project holds no documents yet, so there is nothing to export.</translation>
    </message>
    <message>
        <source>The project is open for reading only.</source>
        <translation>The project is open for reading only.</translation>
    </message>
    <message>
        <source>The sample cannot be made in {path}: {why}.</source>
        <translation>The sample cannot be made in {path}: {why}.</translation>
    </message>
    <message>
        <source>The scheme allows no {label} from {head} to {tail}.</source>
        <translation>The scheme allows no {label} from {head} to {tail}.</translation>
    </message>
    <message>
        <source>The scheme has no label {label}.</source>
        <translation>The scheme has no label {label}.</translation>
    </message>
    <message>
        <source>The scheme holds a lone surrogate, which is no character.</source>
        <translation>The scheme holds a lone surrogate, which is no character.</translation>
    </message>
    <message>
        <source>The scheme is not JSON: {why}.</source>
        <translation>The scheme is not JSON: {why}.</translation>
    </message>
    <message>
        <source>The scheme {path} cannot be read: {why}.</source>
        <translation>The scheme {path} cannot be read: {why}.</translation>
    </message>
    <message>
        <source>The shares of a split must sum to 1, not {sum}.</source>
        <translation>The shares of a split must sum to 1, not {sum}.</translation>
    </message>
    <message>
        <source>The {kind} {name} is there twice.</source>
        <translation>The {kind} {name} is there twice.</translation>
    </message>
    <message>
        <source>There is an annotator {name} already.</source>
        <translation>There is an annotator {name} already.</translation>
    </message>
    <message>
        <source>There is no backup {which} of {path}; annotator backup --list shows those that there are.</source>
        <translation>There is no backup {which} of {path}; annotator backup --list shows those that there are.</translation>
    </message>
    <message>
        <source>There is no encoding {encoding}; say for example encoding=cp1258.</source>
        <translation>There is no encoding {encoding}; say for example encoding=cp1258.</translation>
    </message>
    <message>
        <source>There is no file {path}.</source>
        <translation>There is no file {path}.</translation>
    </message>
    <message>
        <source>There is no file {path}. Check the name, or make a new project there.</source>
        <translation>There is no file {path}. Check the name, or make a new project there.</translation>
    </message>
    <message>
        <source>There is no folder {path} to write to.</source>
        <translation>There is no folder {path} to write to.</translation>
    </message>
    <message>
        <source>There is no folder {path}.</source>
        <translation>There is no folder {path}.</translation>
    </message>
    <message>
        <source>There is no format {name}; there are {known}.</source>
        <translation>There is no format {name}; there are {known}.</translation>
    </message>
    <message>
        <source>There is no work of {name} on that document yet.</source>
        <translation>There is no work of {name} on that document yet.</translation>
    </message>
    <message>
        <source>There is nothing to {kind}.</source>
        <translation>There is nothing to {kind}.</translation>
    </message>
    <message>
        <source>This SQLite library cannot check foreign keys.</source>
        <translation>This SQLite library cannot check foreign keys.</translation>
    </message>
    <message>
        <source>What was salvaged does not hold together, so it was thrown away: {why}</source>
        <translation>What was salvaged does not hold together, so it was thrown away: {why}</translation>
    </message>
    <message>
        <source>Which project this was is not known any more; it became one of its own, and merging it with the other files has to be allowed.</source>
        <translation>Which project this was is not known any more; it became one of its own, and merging it with the other files has to be allowed.</translation>
    </message>
    <message>
        <source>Writing {format} has no option {option}; it has {known}.</source>
        <translation>Writing {format} has no option {option}; it has {known}.</translation>
    </message>
    <message>
        <source>Writing {format} has no options, so not {option} either.</source>
        <translation>Writing {format} has no options, so not {option} either.</translation>
    </message>
    <message>
        <source>[{start}, {stop}) cuts a character into halves</source>
        <translation>[{start}, {stop}) cuts a character into halves</translation>
    </message>
    <message>
        <source>[{start}, {stop}) lies outside the text or runs backwards; its length is {length} UTF-16 units</source>
        <translation>[{start}, {stop}) lies outside the text or runs backwards; its length is {length} UTF-16 units</translation>
    </message>
    <message>
        <source>a NUL character stands at {place}; take it out, or name the encoding of the file</source>
        <translation>a NUL character stands at {place}; take it out, or name the encoding of the file</translation>
    </message>
    <message>
        <source>a bracket closes entity {id}, which is not open; it was left out</source>
        <translation>a bracket closes entity {id}, which is not open; it was left out</translation>
    </message>
    <message>
        <source>a character in it that XML does not have was written as a space</source>
        <translation>a character in it that XML does not have was written as a space</translation>
    </message>
    <message>
        <source>a character in its name or the annotator&apos;s that XML does not have was written as a space</source>
        <translation>a character in its name or the annotator&apos;s that XML does not have was written as a space</translation>
    </message>
    <message>
        <source>a file in it has no name</source>
        <translation>a file in it has no name</translation>
    </message>
    <message>
        <source>a fragment is not a pair of offsets</source>
        <translation>a fragment is not a pair of offsets</translation>
    </message>
    <message>
        <source>a number has too many digits</source>
        <translation>a number has too many digits</translation>
    </message>
    <message>
        <source>a number is too large to be held</source>
        <translation>a number is too large to be held</translation>
    </message>
    <message>
        <source>a part of it is missing, so it was left out</source>
        <translation>a part of it is missing, so it was left out</translation>
    </message>
    <message>
        <source>a passage has no offset; give it one</source>
        <translation>a passage has no offset; give it one</translation>
    </message>
    <message>
        <source>a quotation mark is never closed; mend it</source>
        <translation>a quotation mark is never closed; mend it</translation>
    </message>
    <message>
        <source>a quotation mark is not closed within {limit} MB; mend it</source>
        <translation>a quotation mark is not closed within {limit} MB; mend it</translation>
    </message>
    <message>
        <source>a second layer of annotator {annotator}; give each layer its own</source>
        <translation>a second layer of annotator {annotator}; give each layer its own</translation>
    </message>
    <message>
        <source>a span at its end has no identifier, and relations are between these</source>
        <translation>a span at its end has no identifier, and relations are between these</translation>
    </message>
    <message>
        <source>a span at its end is not written</source>
        <translation>a span at its end is not written</translation>
    </message>
    <message>
        <source>a tag closes what was never opened, so it was left out</source>
        <translation>a tag closes what was never opened, so it was left out</translation>
    </message>
    <message>
        <source>alone with its {name}, or tangled up with another of the same, it has that as an id or not at all</source>
        <translation>alone with its {name}, or tangled up with another of the same, it has that as an id or not at all</translation>
    </message>
    <message>
        <source>an item of kept is not an object of format, place and data</source>
        <translation>an item of kept is not an object of format, place and data</translation>
    </message>
    <message>
        <source>another row has the same number</source>
        <translation>another row has the same number</translation>
    </message>
    <message>
        <source>entity {id} lies on empty nodes only, which are not in the text; it is kept with the document, but no span</source>
        <translation>entity {id} lies on empty nodes only, which are not in the text; it is kept with the document, but no span</translation>
    </message>
    <message>
        <source>half a surrogate pair stands at {place}; write the file as valid UTF-8</source>
        <translation>half a surrogate pair stands at {place}; write the file as valid UTF-8</translation>
    </message>
    <message>
        <source>in {string}: a NUL character stands at {place}; take it out, or name the encoding of the file</source>
        <translation>in {string}: a NUL character stands at {place}; take it out, or name the encoding of the file</translation>
    </message>
    <message>
        <source>in {string}: half a surrogate pair stands at {place}; write the file as valid UTF-8</source>
        <translation>in {string}: half a surrogate pair stands at {place}; write the file as valid UTF-8</translation>
    </message>
    <message>
        <source>it begins or ends without the empty token there</source>
        <translation>it begins or ends without the empty token there</translation>
    </message>
    <message>
        <source>it belongs to {table} {row}, which is not there</source>
        <translation>it belongs to {table} {row}, which is not there</translation>
    </message>
    <message>
        <source>it cannot be found any more</source>
        <translation>it cannot be found any more</translation>
    </message>
    <message>
        <source>it crosses {other}, which was written</source>
        <translation>it crosses {other}, which was written</translation>
    </message>
    <message>
        <source>it cuts a token, so it was written as the whole of {words}</source>
        <translation>it cuts a token, so it was written as the whole of {words}</translation>
    </message>
    <message>
        <source>it does not begin and end with a token; its token numbers are of whole tokens</source>
        <translation>it does not begin and end with a token; its token numbers are of whole tokens</translation>
    </message>
    <message>
        <source>it does not go together with another row ({why})</source>
        <translation>it does not go together with another row ({why})</translation>
    </message>
    <message>
        <source>it does not say which strings its tokens are</source>
        <translation>it does not say which strings its tokens are</translation>
    </message>
    <message>
        <source>it has no label; give it one</source>
        <translation>it has no label; give it one</translation>
    </message>
    <message>
        <source>it has no usable name</source>
        <translation>it has no usable name</translation>
    </message>
    <message>
        <source>it has the key layers, as a native document has; read it with the format jsonl</source>
        <translation>it has the key layers, as a native document has; read it with the format jsonl</translation>
    </message>
    <message>
        <source>it holds nothing but white space, so no token</source>
        <translation>it holds nothing but white space, so no token</translation>
    </message>
    <message>
        <source>it is discontinuous and was written with its gaps</source>
        <translation>it is discontinuous and was written with its gaps</translation>
    </message>
    <message>
        <source>it is discontinuous, which offsets here cannot say; the option discontinuous=cover writes it with its gaps</source>
        <translation>it is discontinuous, which offsets here cannot say; the option discontinuous=cover writes it with its gaps</translation>
    </message>
    <message>
        <source>it is larger than anything that a project may hold</source>
        <translation>it is larger than anything that a project may hold</translation>
    </message>
    <message>
        <source>it is never closed, so it was left out</source>
        <translation>it is never closed, so it was left out</translation>
    </message>
    <message>
        <source>it is not JSON at column {column}: {why}</source>
        <translation>it is not JSON at column {column}: {why}</translation>
    </message>
    <message>
        <source>it is {kind}, not an object with a text</source>
        <translation>it is {kind}, not an object with a text</translation>
    </message>
    <message>
        <source>it joins spans of another layer</source>
        <translation>it joins spans of another layer</translation>
    </message>
    <message>
        <source>it lies around {other}, which was written</source>
        <translation>it lies around {other}, which was written</translation>
    </message>
    <message>
        <source>it lies inside {other}, which was written</source>
        <translation>it lies inside {other}, which was written</translation>
    </message>
    <message>
        <source>it lies on the same tokens as {other}, which was written</source>
        <translation>it lies on the same tokens as {other}, which was written</translation>
    </message>
    <message>
        <source>it lies outside the text.</source>
        <translation>it lies outside the text.</translation>
    </message>
    <message>
        <source>it runs over the end of a sentence, which tags cannot say here</source>
        <translation>it runs over the end of a sentence, which tags cannot say here</translation>
    </message>
    <message>
        <source>it was missing in its table</source>
        <translation>it was missing in its table</translation>
    </message>
    <message>
        <source>it was trimmed to tokens, since what stands between them belongs to no row</source>
        <translation>it was trimmed to tokens, since what stands between them belongs to no row</translation>
    </message>
    <message>
        <source>it was written as {file}, as was asked</source>
        <translation>it was written as {file}, as was asked</translation>
    </message>
    <message>
        <source>its answer is {answer}, so it comes without its {spans} spans and {relations} relations</source>
        <translation>its answer is {answer}, so it comes without its {spans} spans and {relations} relations</translation>
    </message>
    <message>
        <source>its attribute {name} is none that can stand in brackets, so it is not written</source>
        <translation>its attribute {name} is none that can stand in brackets, so it is not written</translation>
    </message>
    <message>
        <source>its attributes are no JSON object, such as {example}</source>
        <translation>its attributes are no JSON object, such as {example}</translation>
    </message>
    <message>
        <source>its attributes are not written</source>
        <translation>its attributes are not written</translation>
    </message>
    <message>
        <source>its attributes are {kind}, not an object</source>
        <translation>its attributes are {kind}, not an object</translation>
    </message>
    <message>
        <source>its fragments are {kind}, not a list</source>
        <translation>its fragments are {kind}, not a list</translation>
    </message>
    <message>
        <source>its id is {kind}, not a string</source>
        <translation>its id is {kind}, not a string</translation>
    </message>
    <message>
        <source>its id stands on another before it; it was written as {new}</source>
        <translation>its id stands on another before it; it was written as {new}</translation>
    </message>
    <message>
        <source>its id stands on another before it; make the ids differ</source>
        <translation>its id stands on another before it; make the ids differ</translation>
    </message>
    <message>
        <source>its keys {keys} are unknown and were left out; put such values under attributes</source>
        <translation>its keys {keys} are unknown and were left out; put such values under attributes</translation>
    </message>
    <message>
        <source>its kind {kind} is none of document, layer, span, relation</source>
        <translation>its kind {kind} is none of document, layer, span, relation</translation>
    </message>
    <message>
        <source>its label holds white space or a control character, so it was written as {label}</source>
        <translation>its label holds white space or a control character, so it was written as {label}</translation>
    </message>
    <message>
        <source>its other columns and comments are not written</source>
        <translation>its other columns and comments are not written</translation>
    </message>
    <message>
        <source>its parts lie on tokens that touch, so they were made one</source>
        <translation>its parts lie on tokens that touch, so they were made one</translation>
    </message>
    <message>
        <source>its tokens leave out its beginning, so it was cut anew, and what was kept of layers that are not shown was not written</source>
        <translation>its tokens leave out its beginning, so it was cut anew, and what was kept of layers that are not shown was not written</translation>
    </message>
    <message>
        <source>none of its rows is of the kind document, so it has no text; rows of one document must stand together</source>
        <translation>none of its rows is of the kind document, so it has no text; rows of one document must stand together</translation>
    </message>
    <message>
        <source>the id {id} is none, or the line has no word; it was left out</source>
        <translation>the id {id} is none, or the line has no word; it was left out</translation>
    </message>
    <message>
        <source>the key {name} means something else there, so the attribute is not written</source>
        <translation>the key {name} means something else there, so the attribute is not written</translation>
    </message>
    <message>
        <source>the line has {count} columns and should have {width}; only its word is taken</source>
        <translation>the line has {count} columns and should have {width}; only its word is taken</translation>
    </message>
    <message>
        <source>the line is no row of cells ({why}); mend its quotation marks</source>
        <translation>the line is no row of cells ({why}); mend its quotation marks</translation>
    </message>
    <message>
        <source>the part before it is missing, so it was left out</source>
        <translation>the part before it is missing, so it was left out</translation>
    </message>
    <message>
        <source>the row has {count} cells, and the text should be in column {column}</source>
        <translation>the row has {count} cells, and the text should be in column {column}</translation>
    </message>
    <message>
        <source>the sentence&apos;s text says other words than its lines, which were taken</source>
        <translation>the sentence&apos;s text says other words than its lines, which were taken</translation>
    </message>
    <message>
        <source>the state {state} is none of open, finished; it is taken as open</source>
        <translation>the state {state} is none of open, finished; it is taken as open</translation>
    </message>
    <message>
        <source>{annotator} has labelled this document already (spans: {count}); import this as another annotator.</source>
        <translation>{annotator} has labelled this document already (spans: {count}); import this as another annotator.</translation>
    </message>
    <message>
        <source>{annotator} has labelled this document already (spans: {count}); name another annotator in the file.</source>
        <translation>{annotator} has labelled this document already (spans: {count}); name another annotator in the file.</translation>
    </message>
    <message>
        <source>{count} annotations of the layer {name} are empty; they stay in the file and are not shown</source>
        <translation>{count} annotations of the layer {name} are empty; they stay in the file and are not shown</translation>
    </message>
    <message>
        <source>{format} holds one annotator&apos;s work; say whose (--annotator): {known}.</source>
        <translation>{format} holds one annotator&apos;s work; say whose (--annotator): {known}.</translation>
    </message>
    <message>
        <source>its label is empty; give it one</source>
        <translation>its label is empty; give it one</translation>
    </message>
    <message>
        <source>A document whose text is not the imported one was left behind with all its labels; annotator salvage --take-changed-texts takes it as a document of its own.</source>
        <translation>A document whose text is not the imported one was left behind with all its labels; annotator salvage --take-changed-texts takes it as a document of its own.</translation>
    </message>
    <message>
        <source>A text of {name} in the scheme holds a NUL character; take it out.</source>
        <translation>A text of {name} in the scheme holds a NUL character; take it out.</translation>
    </message>
    <message>
        <source>A window is like tokens:50 or sentences:2, not {window}.</source>
        <translation>A window is like tokens:50 or sentences:2, not {window}.</translation>
    </message>
    <message>
        <source>An annotator is named twice.</source>
        <translation>An annotator is named twice.</translation>
    </message>
    <message>
        <source>An end of that relation is no longer there.</source>
        <translation>An end of that relation is no longer there.</translation>
    </message>
    <message>
        <source>An end of that relation was rejected; take that answer back.</source>
        <translation>An end of that relation was rejected; take that answer back.</translation>
    </message>
    <message>
        <source>Another program took a part ({column}) away from each {table}; it was left empty.</source>
        <translation>Another program took a part ({column}) away from each {table}; it was left empty.</translation>
    </message>
    <message>
        <source>Decide the item first; then all items like it.</source>
        <translation>Decide the item first; then all items like it.</translation>
    </message>
    <message>
        <source>Decide the item first; then say why.</source>
        <translation>Decide the item first; then say why.</translation>
    </message>
    <message>
        <source>Each document can go to 1 to {count} annotators, not to {each}.</source>
        <translation>Each document can go to 1 to {count} annotators, not to {each}.</translation>
    </message>
    <message>
        <source>Edits are not saved yet. They are tried again by themselves.</source>
        <translation>Edits are not saved yet. They are tried again by themselves.</translation>
    </message>
    <message>
        <source>Grouping and stratifying are ways to split; say the parts, too (--split train=.8,dev=.1,test=.1).</source>
        <translation>Grouping and stratifying are ways to split; say the parts, too (--split train=.8,dev=.1,test=.1).</translation>
    </message>
    <message>
        <source>Name at least one annotator.</source>
        <translation>Name at least one annotator.</translation>
    </message>
    <message>
        <source>No backup could be made in {path}: {why}. Your work itself is saved.</source>
        <translation>No backup could be made in {path}: {why}. Your work itself is saved.</translation>
    </message>
    <message>
        <source>No backup was made: the disk of {path} is nearly full. Free some space.</source>
        <translation>No backup was made: the disk of {path} is nearly full. Free some space.</translation>
    </message>
    <message>
        <source>No decision was made by that rule.</source>
        <translation>No decision was made by that rule.</translation>
    </message>
    <message>
        <source>No document has anything to group by under {rule}; say a key of the metadata, KEY:host, folder or near-duplicates.</source>
        <translation>No document has anything to group by under {rule}; say a key of the metadata, KEY:host, folder or near-duplicates.</translation>
    </message>
    <message>
        <source>No document is finished, so there is nothing to export; finish documents first, or take open ones, too (--all-states).</source>
        <translation>No document is finished, so there is nothing to export; finish documents first, or take open ones, too (--all-states).</translation>
    </message>
    <message>
        <source>Nobody has finished a document; agreement needs two annotators who finished the same document.</source>
        <translation>Nobody has finished a document; agreement needs two annotators who finished the same document.</translation>
    </message>
    <message>
        <source>Nothing was imported. {line}. (--no-strict takes the rest.)</source>
        <translation>Nothing was imported. {line}. (--no-strict takes the rest.)</translation>
    </message>
    <message>
        <source>Nothing was imported: the scheme has no label {labels} (first in {place}). Add it to the scheme, or import with --add-labels; --no-add-labels leaves its annotations out.</source>
        <translation>Nothing was imported: the scheme has no label {labels} (first in {place}). Add it to the scheme, or import with --add-labels; --no-add-labels leaves its annotations out.</translation>
    </message>
    <message>
        <source>Nothing was imported: the scheme lacks {count} labels ({labels}; the first in {place}). Add them to the scheme, or import with --add-labels; --no-add-labels leaves their annotations out.</source>
        <translation>Nothing was imported: the scheme lacks {count} labels ({labels}; the first in {place}). Add them to the scheme, or import with --add-labels; --no-add-labels leaves their annotations out.</translation>
    </message>
    <message>
        <source>Nothing was imported: {count} rejections. The first: {line}. (--no-strict takes the rest.)</source>
        <translation>Nothing was imported: {count} rejections. The first: {line}. (--no-strict takes the rest.)</translation>
    </message>
    <message>
        <source>Of these nobody knows where in the file they begin; they were searched page by page: {tables}</source>
        <translation>Of these nobody knows where in the file they begin; they were searched page by page: {tables}</translation>
    </message>
    <message>
        <source>Only {name} has finished anything; agreement needs two annotators who finished the same document.</source>
        <translation>Only {name} has finished anything; agreement needs two annotators who finished the same document.</translation>
    </message>
    <message>
        <source>That conflict is settled already.</source>
        <translation>That conflict is settled already.</translation>
    </message>
    <message>
        <source>That holds a NUL character; leave it out.</source>
        <translation>That holds a NUL character; leave it out.</translation>
    </message>
    <message>
        <source>That item is a relation; give it a label and two ends.</source>
        <translation>That item is a relation; give it a label and two ends.</translation>
    </message>
    <message>
        <source>That item is a span; give it a label and borders.</source>
        <translation>That item is a span; give it a label and borders.</translation>
    </message>
    <message>
        <source>That was not done: edits before it are not saved yet. Try again, or go on in a copy elsewhere.</source>
        <translation>That was not done: edits before it are not saved yet. Try again, or go on in a copy elsewhere.</translation>
    </message>
    <message>
        <source>The disk of {name} is full or does not answer ({code}). Free some space, or check the disk.</source>
        <translation>The disk of {name} is full or does not answer ({code}). Free some space, or check the disk.</translation>
    </message>
    <message>
        <source>The document has changed meanwhile; look at the item again.</source>
        <translation>The document has changed meanwhile; look at the item again.</translation>
    </message>
    <message>
        <source>The edits that are not saved do not go with {name}: it is another state of the project. They still wait; take another backup, or salvage the damaged file.</source>
        <translation>The edits that are not saved do not go with {name}: it is another state of the project. They still wait; take another backup, or salvage the damaged file.</translation>
    </message>
    <message>
        <source>The format parquet needs pyarrow; install it with pip install annotator[parquet].</source>
        <translation>The format parquet needs pyarrow; install it with pip install annotator[parquet].</translation>
    </message>
    <message>
        <source>The item is undecided.</source>
        <translation>The item is undecided.</translation>
    </message>
    <message>
        <source>The name {name} is another&apos;s by now. Rename that one first, or keep what holds.</source>
        <translation>The name {name} is another&apos;s by now. Rename that one first, or keep what holds.</translation>
    </message>
    <message>
        <source>The name {name} is kept for what adjudication produces.</source>
        <translation>The name {name} is kept for what adjudication produces.</translation>
    </message>
    <message>
        <source>The newest step is by {name}, who is no annotator here, and may concern others&apos; work. Edit › Undo in the main window asks first.</source>
        <translation>The newest step is by {name}, who is no annotator here, and may concern others&apos; work. Edit › Undo in the main window asks first.</translation>
    </message>
    <message>
        <source>The picture could not be made. Save the drawing (SVG) instead.</source>
        <translation>The picture could not be made. Save the drawing (SVG) instead.</translation>
    </message>
    <message>
        <source>The project has no document {name}.</source>
        <translation>The project has no document {name}.</translation>
    </message>
    <message>
        <source>The share that everybody gets lies between 0 and 1.</source>
        <translation>The share that everybody gets lies between 0 and 1.</translation>
    </message>
    <message>
        <source>The tags are numbers, and no file beside says their names; put the data set&apos;s features.json or README.md there, or name them in order, names=O,B-PER,I-PER.</source>
        <translation>The tags are numbers, and no file beside says their names; put the data set&apos;s features.json or README.md there, or name them in order, names=O,B-PER,I-PER.</translation>
    </message>
    <message>
        <source>There is no annotator {name} here; there are: {names}.</source>
        <translation>There is no annotator {name} here; there are: {names}.</translation>
    </message>
    <message>
        <source>There is no backup of {path}.</source>
        <translation>There is no backup of {path}.</translation>
    </message>
    <message>
        <source>There is no document to give to anybody.</source>
        <translation>There is no document to give to anybody.</translation>
    </message>
    <message>
        <source>There is nothing to compact: no entry that is older than that has contents.</source>
        <translation>There is nothing to compact: no entry that is older than that has contents.</translation>
    </message>
    <message>
        <source>What that conflict is about is no longer there; the conflict can only be dropped.</source>
        <translation>What that conflict is about is no longer there; the conflict can only be dropped.</translation>
    </message>
    <message>
        <source>Which rule is meant? There are {rules}.</source>
        <translation>Which rule is meant? There are {rules}.</translation>
    </message>
    <message>
        <source>a document in {file} has the same text, and both are taken as labelled by {annotator}; if two people did that, import the files of each by themselves and say whose they are (--annotator NAME).</source>
        <translation>a document in {file} has the same text, and both are taken as labelled by {annotator}; if two people did that, import the files of each by themselves and say whose they are (--annotator NAME).</translation>
    </message>
    <message>
        <source>a flipped bit in it was turned back, as its digest proves</source>
        <translation>a flipped bit in it was turned back, as its digest proves</translation>
    </message>
    <message>
        <source>a page of the file is damaged ({said})</source>
        <translation>a page of the file is damaged ({said})</translation>
    </message>
    <message>
        <source>a row refers to another that is not there</source>
        <translation>a row refers to another that is not there</translation>
    </message>
    <message>
        <source>a sentence is {kind}, not a list of tokens</source>
        <translation>a sentence is {kind}, not a list of tokens</translation>
    </message>
    <message>
        <source>a span before it has the same words, for which it is taken</source>
        <translation>a span before it has the same words, for which it is taken</translation>
    </message>
    <message>
        <source>a text in it is not valid UTF-8</source>
        <translation>a text in it is not valid UTF-8</translation>
    </message>
    <message>
        <source>a trigger was put into it ({named})</source>
        <translation>a trigger was put into it ({named})</translation>
    </message>
    <message>
        <source>a view was put into it ({named})</source>
        <translation>a view was put into it ({named})</translation>
    </message>
    <message>
        <source>an annotation that was cancelled (by {annotator}) is kept, but not taken</source>
        <translation>an annotation that was cancelled (by {annotator}) is kept, but not taken</translation>
    </message>
    <message>
        <source>an attribute of several events of one trigger is held once</source>
        <translation>an attribute of several events of one trigger is held once</translation>
    </message>
    <message>
        <source>an end of it is equal to a span before, which will be taken for the end</source>
        <translation>an end of it is equal to a span before, which will be taken for the end</translation>
    </message>
    <message>
        <source>an end of it shares its tokens with a span before it, which will be taken for the end</source>
        <translation>an end of it shares its tokens with a span before it, which will be taken for the end</translation>
    </message>
    <message>
        <source>an equal span stands for it</source>
        <translation>an equal span stands for it</translation>
    </message>
    <message>
        <source>an example with the answer {answer} is kept, but its {spans} spans and {relations} relations are not taken</source>
        <translation>an example with the answer {answer} is kept, but its {spans} spans and {relations} relations are not taken</translation>
    </message>
    <message>
        <source>annotations of {types} were left out; the options types=all and sets=all bring them in</source>
        <translation>annotations of {types} were left out; the options types=all and sets=all bring them in</translation>
    </message>
    <message>
        <source>column {column} holds the tokens, no tags</source>
        <translation>column {column} holds the tokens, no tags</translation>
    </message>
    <message>
        <source>columns that hold tags, too, are kept and not read as spans: {columns}; the option columns=… reads others</source>
        <translation>columns that hold tags, too, are kept and not read as spans: {columns}; the option columns=… reads others</translation>
    </message>
    <message>
        <source>document {id} has another length than recorded</source>
        <translation>document {id} has another length than recorded</translation>
    </message>
    <message>
        <source>entry {id}</source>
        <translation>entry {id}</translation>
    </message>
    <message>
        <source>here its label means that there is none</source>
        <translation>here its label means that there is none</translation>
    </message>
    <message>
        <source>it cuts a token, so it was left out</source>
        <translation>it cuts a token, so it was left out</translation>
    </message>
    <message>
        <source>it hangs on the layer {layer}, which is not shown; name it in the option layers=…</source>
        <translation>it hangs on the layer {layer}, which is not shown; name it in the option layers=…</translation>
    </message>
    <message>
        <source>it has a DTD (&lt;!DOCTYPE …&gt;), which may hide anything; remove it</source>
        <translation>it has a DTD (&lt;!DOCTYPE …&gt;), which may hide anything; remove it</translation>
    </message>
    <message>
        <source>it has another text</source>
        <translation>it has another text</translation>
    </message>
    <message>
        <source>it has fewer than two arguments; write Arg1:ID Arg2:ID</source>
        <translation>it has fewer than two arguments; write Arg1:ID Arg2:ID</translation>
    </message>
    <message>
        <source>it has neither words nor boundaries that lie in the text</source>
        <translation>it has neither words nor boundaries that lie in the text</translation>
    </message>
    <message>
        <source>it has no TAB after its id; write ID, TAB and the rest</source>
        <translation>it has no TAB after its id; write ID, TAB and the rest</translation>
    </message>
    <message>
        <source>it has no column of tokens; name it by the option tokens_column</source>
        <translation>it has no column of tokens; name it by the option tokens_column</translation>
    </message>
    <message>
        <source>it has no length; a span holds at least one character</source>
        <translation>it has no length; a span holds at least one character</translation>
    </message>
    <message>
        <source>it has no name</source>
        <translation>it has no name</translation>
    </message>
    <message>
        <source>it has no offsets</source>
        <translation>it has no offsets</translation>
    </message>
    <message>
        <source>it has no offsets; write ID, TAB, TYPE START END, TAB, TEXT</source>
        <translation>it has no offsets; write ID, TAB, TYPE START END, TAB, TEXT</translation>
    </message>
    <message>
        <source>it has no pair of spans, so no example</source>
        <translation>it has no pair of spans, so no example</translation>
    </message>
    <message>
        <source>it has no relation, so no example holds it</source>
        <translation>it has no relation, so no example holds it</translation>
    </message>
    <message>
        <source>it has no text</source>
        <translation>it has no text</translation>
    </message>
    <message>
        <source>it has no type system, so its types were guessed from the file; put TypeSystem.xml beside it</source>
        <translation>it has no type system, so its types were guessed from the file; put TypeSystem.xml beside it</translation>
    </message>
    <message>
        <source>it has no type; write ID, TAB, TYPE and its arguments ROLE:ID</source>
        <translation>it has no type; write ID, TAB, TYPE and its arguments ROLE:ID</translation>
    </message>
    <message>
        <source>it has no {key}; give it a list of tokens under that key</source>
        <translation>it has no {key}; give it a list of tokens under that key</translation>
    </message>
    <message>
        <source>it has {tokens} tokens and {tags} tags</source>
        <translation>it has {tokens} tokens and {tags} tags</translation>
    </message>
    <message>
        <source>it holds a NUL character; take it out</source>
        <translation>it holds a NUL character; take it out</translation>
    </message>
    <message>
        <source>it holds more than {count} values; split it</source>
        <translation>it holds more than {count} values; split it</translation>
    </message>
    <message>
        <source>it holds no whole token, so it was left out</source>
        <translation>it holds no whole token, so it was left out</translation>
    </message>
    <message>
        <source>it holds nothing but line ends, which no T line can say</source>
        <translation>it holds nothing but line ends, which no T line can say</translation>
    </message>
    <message>
        <source>it holds the file {member} twice</source>
        <translation>it holds the file {member} twice</translation>
    </message>
    <message>
        <source>it is JSON, but no CAS: it lacks the key %VIEWS</source>
        <translation>it is JSON, but no CAS: it lacks the key %VIEWS</translation>
    </message>
    <message>
        <source>it is XML, but no XMI</source>
        <translation>it is XML, but no XMI</translation>
    </message>
    <message>
        <source>it is an argument of an event, whose attributes cannot be written</source>
        <translation>it is an argument of an event, whose attributes cannot be written</translation>
    </message>
    <message>
        <source>it is an argument of an event, whose note cannot be written</source>
        <translation>it is an argument of an event, whose note cannot be written</translation>
    </message>
    <message>
        <source>it is discontinuous, which a region cannot be; the option discontinuous=cover writes it with its gaps</source>
        <translation>it is discontinuous, which a region cannot be; the option discontinuous=cover writes it with its gaps</translation>
    </message>
    <message>
        <source>it is discontinuous, which one line cannot say</source>
        <translation>it is discontinuous, which one line cannot say</translation>
    </message>
    <message>
        <source>it is discontinuous, which one pair of tags cannot say</source>
        <translation>it is discontinuous, which one pair of tags cannot say</translation>
    </message>
    <message>
        <source>it is discontinuous, which one place cannot say</source>
        <translation>it is discontinuous, which one place cannot say</translation>
    </message>
    <message>
        <source>it is discontinuous, which rows cannot say</source>
        <translation>it is discontinuous, which rows cannot say</translation>
    </message>
    <message>
        <source>it is discontinuous, which tokens from first to last cannot say</source>
        <translation>it is discontinuous, which tokens from first to last cannot say</translation>
    </message>
    <message>
        <source>it is discontinuous; it was written from its first to its last character</source>
        <translation>it is discontinuous; it was written from its first to its last character</translation>
    </message>
    <message>
        <source>it is discontinuous; it was written from its first to its last character, with its fragments in the feature {name}</source>
        <translation>it is discontinuous; it was written from its first to its last character, with its fragments in the feature {name}</translation>
    </message>
    <message>
        <source>it is empty</source>
        <translation>it is empty</translation>
    </message>
    <message>
        <source>it is empty, and an empty file says that nobody has begun</source>
        <translation>it is empty, and an empty file says that nobody has begun</translation>
    </message>
    <message>
        <source>it is empty, which is not told apart from a document that nobody has begun</source>
        <translation>it is empty, which is not told apart from a document that nobody has begun</translation>
    </message>
    <message>
        <source>it is longer than {limit} MB; split the document</source>
        <translation>it is longer than {limit} MB; split the document</translation>
    </message>
    <message>
        <source>it is neither a mention nor a relation; mend its fields</source>
        <translation>it is neither a mention nor a relation; mend its fields</translation>
    </message>
    <message>
        <source>it is no XML at line {line}: {why}</source>
        <translation>it is no XML at line {line}: {why}</translation>
    </message>
    <message>
        <source>it is no XML in an encoding that is known</source>
        <translation>it is no XML in an encoding that is known</translation>
    </message>
    <message>
        <source>it is no annotation that brat knows; it is kept as it stands</source>
        <translation>it is no annotation that brat knows; it is kept as it stands</translation>
    </message>
    <message>
        <source>it is no sound CAS: {why}</source>
        <translation>it is no sound CAS: {why}</translation>
    </message>
    <message>
        <source>it is not {encoding} at byte {byte} of the file; if you know its encoding, say so with the option encoding=NAME</source>
        <translation>it is not {encoding} at byte {byte} of the file; if you know its encoding, say so with the option encoding=NAME</translation>
    </message>
    <message>
        <source>it is written as an annotation, which says that it is finished</source>
        <translation>it is written as an annotation, which says that it is finished</translation>
    </message>
    <message>
        <source>it is {kind}, not an object with data</source>
        <translation>it is {kind}, not an object with data</translation>
    </message>
    <message>
        <source>it is {kind}, not an object with passages</source>
        <translation>it is {kind}, not an object with passages</translation>
    </message>
    <message>
        <source>it is {kind}, not an object with tokens</source>
        <translation>it is {kind}, not an object with tokens</translation>
    </message>
    <message>
        <source>it joins another relation, which we do not model; the line is kept as it is</source>
        <translation>it joins another relation, which we do not model; the line is kept as it is</translation>
    </message>
    <message>
        <source>it joins nothing; write *, TAB, TYPE and two ids or more</source>
        <translation>it joins nothing; write *, TAB, TYPE and two ids or more</translation>
    </message>
    <message>
        <source>it joins {count} annotations, not two</source>
        <translation>it joins {count} annotations, not two</translation>
    </message>
    <message>
        <source>it lay where the file says that nothing is; it may have been deleted</source>
        <translation>it lay where the file says that nothing is; it may have been deleted</translation>
    </message>
    <message>
        <source>it lies in a text that is not there</source>
        <translation>it lies in a text that is not there</translation>
    </message>
    <message>
        <source>it lists {count} members that are not there ({names}); they were left out</source>
        <translation>it lists {count} members that are not there ({names}); they were left out</translation>
    </message>
    <message>
        <source>it names a node that the text has not</source>
        <translation>it names a node that the text has not</translation>
    </message>
    <message>
        <source>it names nothing that it is said of; write ID, TAB, NAME TARGET [VALUE]</source>
        <translation>it names nothing that it is said of; write ID, TAB, NAME TARGET [VALUE]</translation>
    </message>
    <message>
        <source>it refers to {count} things that are not there ({names}); the references were left out</source>
        <translation>it refers to {count} things that are not there ({names}); the references were left out</translation>
    </message>
    <message>
        <source>it relates {count} annotations, and a relation has two</source>
        <translation>it relates {count} annotations, and a relation has two</translation>
    </message>
    <message>
        <source>it was passed over, as a plain text among annotated files; import it by itself</source>
        <translation>it was passed over, as a plain text among annotated files; import it by itself</translation>
    </message>
    <message>
        <source>it was passed over, being a folder that cannot be opened</source>
        <translation>it was passed over, being a folder that cannot be opened</translation>
    </message>
    <message>
        <source>it was passed over, being a link to nothing or to a folder, a pipe or a device</source>
        <translation>it was passed over, being a link to nothing or to a folder, a pipe or a device</translation>
    </message>
    <message>
        <source>it was passed over, being of no format known here</source>
        <translation>it was passed over, being of no format known here</translation>
    </message>
    <message>
        <source>it was removed, but holds new work: it is back.</source>
        <translation>it was removed, but holds new work: it is back.</translation>
    </message>
    <message>
        <source>it was there when the import began and is gone; what it says is missing</source>
        <translation>it was there when the import began and is gone; what it says is missing</translation>
    </message>
    <message>
        <source>it was written between concepts; read again, it joins the first mentions</source>
        <translation>it was written between concepts; read again, it joins the first mentions</translation>
    </message>
    <message>
        <source>its argument {role}:{id} stands twice</source>
        <translation>its argument {role}:{id} stands twice</translation>
    </message>
    <message>
        <source>its arguments after the second are kept as they stand and not shown</source>
        <translation>its arguments after the second are kept as they stand and not shown</translation>
    </message>
    <message>
        <source>its attribute {attribute} is not written, since a further feature would change which one gives {layer} its label</source>
        <translation>its attribute {attribute} is not written, since a further feature would change which one gives {layer} its label</translation>
    </message>
    <message>
        <source>its attribute {attribute} is not written: a link of the chain stands there</source>
        <translation>its attribute {attribute} is not written: a link of the chain stands there</translation>
    </message>
    <message>
        <source>its attribute {attribute} is null, which a cell cannot tell from none</source>
        <translation>its attribute {attribute} is null, which a cell cannot tell from none</translation>
    </message>
    <message>
        <source>its attribute {attribute} is written as text</source>
        <translation>its attribute {attribute} is written as text</translation>
    </message>
    <message>
        <source>its attribute {name} holds what no tag can, so it is not written</source>
        <translation>its attribute {name} holds what no tag can, so it is not written</translation>
    </message>
    <message>
        <source>its attribute {name} is no string, so it is not written</source>
        <translation>its attribute {name} is no string, so it is not written</translation>
    </message>
    <message>
        <source>its attribute {name} is written as JSON text</source>
        <translation>its attribute {name} is written as JSON text</translation>
    </message>
    <message>
        <source>its attribute {name} says nothing more and is not written</source>
        <translation>its attribute {name} says nothing more and is not written</translation>
    </message>
    <message>
        <source>its attributes {names} are not written, for keys of the format are called so</source>
        <translation>its attributes {names} are not written, for keys of the format are called so</translation>
    </message>
    <message>
        <source>its attributes {names} have no field</source>
        <translation>its attributes {names} have no field</translation>
    </message>
    <message>
        <source>its bytes are not as spaCy writes them: {why}</source>
        <translation>its bytes are not as spaCy writes them: {why}</translation>
    </message>
    <message>
        <source>its column {column} cannot be read</source>
        <translation>its column {column} cannot be read</translation>
    </message>
    <message>
        <source>its column {column} holds bytes that are no text</source>
        <translation>its column {column} holds bytes that are no text</translation>
    </message>
    <message>
        <source>its column {column} holds nothing</source>
        <translation>its column {column} holds nothing</translation>
    </message>
    <message>
        <source>its column {column} holds something of another type</source>
        <translation>its column {column} holds something of another type</translation>
    </message>
    <message>
        <source>its column {column} says {value}, which cannot be</source>
        <translation>its column {column} says {value}, which cannot be</translation>
    </message>
    <message>
        <source>its column {name} holds {kind}, which no JSON can say, and is left out</source>
        <translation>its column {name} holds {kind}, which no JSON can say, and is left out</translation>
    </message>
    <message>
        <source>its columns {names} are not written, for they do not fit those of the first rows</source>
        <translation>its columns {names} are not written, for they do not fit those of the first rows</translation>
    </message>
    <message>
        <source>its content cannot be read</source>
        <translation>its content cannot be read</translation>
    </message>
    <message>
        <source>its empty evidence is read as none</source>
        <translation>its empty evidence is read as none</translation>
    </message>
    <message>
        <source>its end {last} is not past its start {first}; ends are one past the last token</source>
        <translation>its end {last} is not past its start {first}; ends are one past the last token</translation>
    </message>
    <message>
        <source>its ends are no labels here, so that it may join all</source>
        <translation>its ends are no labels here, so that it may join all</translation>
    </message>
    <message>
        <source>its ends lie in two sentences; the option unit=document writes it</source>
        <translation>its ends lie in two sentences; the option unit=document writes it</translation>
    </message>
    <message>
        <source>its id is {id}; write a letter and a number</source>
        <translation>its id is {id}; write a letter and a number</translation>
    </message>
    <message>
        <source>its key %FEATURE_STRUCTURES holds no list of objects</source>
        <translation>its key %FEATURE_STRUCTURES holds no list of objects</translation>
    </message>
    <message>
        <source>its key %TYPES holds no types</source>
        <translation>its key %TYPES holds no types</translation>
    </message>
    <message>
        <source>its label cannot be a mark of triplets and is not written</source>
        <translation>its label cannot be a mark of triplets and is not written</translation>
    </message>
    <message>
        <source>its label has white space at an edge or holds a mark of triplets</source>
        <translation>its label has white space at an edge or holds a mark of triplets</translation>
    </message>
    <message>
        <source>its label holds what no tag can, so it was written as {label}</source>
        <translation>its label holds what no tag can, so it was written as {label}</translation>
    </message>
    <message>
        <source>its label is longer than {count} characters: {label}; shorten it in the file.</source>
        <translation>its label is longer than {count} characters: {label}; shorten it in the file.</translation>
    </message>
    <message>
        <source>its label is of another kind</source>
        <translation>its label is of another kind</translation>
    </message>
    <message>
        <source>its label is {kind}, not a string</source>
        <translation>its label is {kind}, not a string</translation>
    </message>
    <message>
        <source>its label was written as {label}</source>
        <translation>its label was written as {label}</translation>
    </message>
    <message>
        <source>its labels are not taken: {why}</source>
        <translation>its labels are not taken: {why}</translation>
    </message>
    <message>
        <source>its labels are numbers; put doccano&apos;s {file} beside the file to have their names</source>
        <translation>its labels are numbers; put doccano&apos;s {file} beside the file to have their names</translation>
    </message>
    <message>
        <source>its last token {last} stands before its first token {first}</source>
        <translation>its last token {last} stands before its first token {first}</translation>
    </message>
    <message>
        <source>its location has no offset and length; write both as numbers</source>
        <translation>its location has no offset and length; write both as numbers</translation>
    </message>
    <message>
        <source>its macros make it too long</source>
        <translation>its macros make it too long</translation>
    </message>
    <message>
        <source>its metadata has the key {key}, under which the text stands; it is not written</source>
        <translation>its metadata has the key {key}, under which the text stands; it is not written</translation>
    </message>
    <message>
        <source>its metadata is not written</source>
        <translation>its metadata is not written</translation>
    </message>
    <message>
        <source>its name has another value there already; the line is kept as it is</source>
        <translation>its name has another value there already; the line is kept as it is</translation>
    </message>
    <message>
        <source>its name is no id, so it was written as {given}</source>
        <translation>its name is no id, so it was written as {given}</translation>
    </message>
    <message>
        <source>its name is not written; read again, it is called {given}</source>
        <translation>its name is not written; read again, it is called {given}</translation>
    </message>
    <message>
        <source>its note is not written</source>
        <translation>its note is not written</translation>
    </message>
    <message>
        <source>its note is {kind}, not a string</source>
        <translation>its note is {kind}, not a string</translation>
    </message>
    <message>
        <source>its number does not fit between those beside it</source>
        <translation>its number does not fit between those beside it</translation>
    </message>
    <message>
        <source>its offset {value} is not a whole number; write it as one</source>
        <translation>its offset {value} is not a whole number; write it as one</translation>
    </message>
    <message>
        <source>its offsets are no whole numbers</source>
        <translation>its offsets are no whole numbers</translation>
    </message>
    <message>
        <source>its offsets are taken to count {unit}: so {count} of {total} spans read as the file says; where they should not, name the unit (option unit)</source>
        <translation>its offsets are taken to count {unit}: so {count} of {total} spans read as the file says; where they should not, name the unit (option unit)</translation>
    </message>
    <message>
        <source>its offsets count UTF-16 units; they were counted anew in code points</source>
        <translation>its offsets count UTF-16 units; they were counted anew in code points</translation>
    </message>
    <message>
        <source>its offsets count bytes; they were counted anew in code points</source>
        <translation>its offsets count bytes; they were counted anew in code points</translation>
    </message>
    <message>
        <source>its offsets count characters, not UTF-16 units as the format asks; they were read as they are meant</source>
        <translation>its offsets count characters, not UTF-16 units as the format asks; they were read as they are meant</translation>
    </message>
    <message>
        <source>its offsets count each line end as one; they were counted anew</source>
        <translation>its offsets count each line end as one; they were counted anew</translation>
    </message>
    <message>
        <source>its other columns are not written, since the first document of the file has others</source>
        <translation>its other columns are not written, since the first document of the file has others</translation>
    </message>
    <message>
        <source>its pages or values cannot be read (“{said}”)</source>
        <translation>its pages or values cannot be read (“{said}”)</translation>
    </message>
    <message>
        <source>its passages do not follow one another; its places were counted anew</source>
        <translation>its passages do not follow one another; its places were counted anew</translation>
    </message>
    <message>
        <source>its pieces make no sense: {found}</source>
        <translation>its pieces make no sense: {found}</translation>
    </message>
    <message>
        <source>its place [{start}, {stop}) is not in the text of {length} code points</source>
        <translation>its place [{start}, {stop}) is not in the text of {length} code points</translation>
    </message>
    <message>
        <source>its result is {kind}, not a list</source>
        <translation>its result is {kind}, not a list</translation>
    </message>
    <message>
        <source>its row was lost; what is left was put together</source>
        <translation>its row was lost; what is left was put together</translation>
    </message>
    <message>
        <source>its rows disagree about a feature; the first value was taken</source>
        <translation>its rows disagree about a feature; the first value was taken</translation>
    </message>
    <message>
        <source>its sentences without a pair of spans are not written ({count})</source>
        <translation>its sentences without a pair of spans are not written ({count})</translation>
    </message>
    <message>
        <source>its state {state} is not written</source>
        <translation>its state {state} is not written</translation>
    </message>
    <message>
        <source>its tables and indexes do not agree ({said})</source>
        <translation>its tables and indexes do not agree ({said})</translation>
    </message>
    <message>
        <source>its tables are not those of an Annotator project</source>
        <translation>its tables are not those of an Annotator project</translation>
    </message>
    <message>
        <source>its tag has no TYPE, so it was left out; the words are kept</source>
        <translation>its tag has no TYPE, so it was left out; the words are kept</translation>
    </message>
    <message>
        <source>its tag is never closed, so it was left out; the words are kept</source>
        <translation>its tag is never closed, so it was left out; the words are kept</translation>
    </message>
    <message>
        <source>its tags hold no text, so it was left out</source>
        <translation>its tags hold no text, so it was left out</translation>
    </message>
    <message>
        <source>its text cannot be read</source>
        <translation>its text cannot be read</translation>
    </message>
    <message>
        <source>its text has {found} code points, and {length} were recorded</source>
        <translation>its text has {found} code points, and {length} were recorded</translation>
    </message>
    <message>
        <source>its text holds characters that XML does not have; a space stands for each</source>
        <translation>its text holds characters that XML does not have; a space stands for each</translation>
    </message>
    <message>
        <source>its text holds nothing but white space, so it was not written</source>
        <translation>its text holds nothing but white space, so it was not written</translation>
    </message>
    <message>
        <source>its text is longer than {megabytes} MB of UTF-8; split the document.</source>
        <translation>its text is longer than {megabytes} MB of UTF-8; split the document.</translation>
    </message>
    <message>
        <source>its text is not the one that was imported</source>
        <translation>its text is not the one that was imported</translation>
    </message>
    <message>
        <source>its text is not there: put {file} beside it</source>
        <translation>its text is not there: put {file} beside it</translation>
    </message>
    <message>
        <source>its text is {kind}, not a string</source>
        <translation>its text is {kind}, not a string</translation>
    </message>
    <message>
        <source>its token {number}, counted from 0, is {kind}, not a string; write it as one</source>
        <translation>its token {number}, counted from 0, is {kind}, not a string; write it as one</translation>
    </message>
    <message>
        <source>its tokens {first} to {last} are empty, so it holds no text</source>
        <translation>its tokens {first} to {last} are empty, so it holds no text</translation>
    </message>
    <message>
        <source>its tokens {first} to {last} lie outside the {size} tokens there are</source>
        <translation>its tokens {first} to {last} lie outside the {size} tokens there are</translation>
    </message>
    <message>
        <source>its triplets are {kind}, not a string</source>
        <translation>its triplets are {kind}, not a string</translation>
    </message>
    <message>
        <source>its type system cannot be read: {why}</source>
        <translation>its type system cannot be read: {why}</translation>
    </message>
    <message>
        <source>its type system is no type system description</source>
        <translation>its type system is no type system description</translation>
    </message>
    <message>
        <source>its type system lacks {count} types and features ({names}); they were taken as the file has them</source>
        <translation>its type system lacks {count} types and features ({names}); they were taken as the file has them</translation>
    </message>
    <message>
        <source>its type system {path} is too large</source>
        <translation>its type system {path} is too large</translation>
    </message>
    <message>
        <source>its uid {uid} is not 32 hexadecimal digits</source>
        <translation>its uid {uid} is not 32 hexadecimal digits</translation>
    </message>
    <message>
        <source>its white space is not written; tokens are joined by a space when read again</source>
        <translation>its white space is not written; tokens are joined by a space when read again</translation>
    </message>
    <message>
        <source>its words stand at another place first, where they will be found</source>
        <translation>its words stand at another place first, where they will be found</translation>
    </message>
    <message>
        <source>its words {words} do not stand in the text</source>
        <translation>its words {words} do not stand in the text</translation>
    </message>
    <message>
        <source>its {count} {what} are kept, but not taken as anybody&apos;s work</source>
        <translation>its {count} {what} are kept, but not taken as anybody&apos;s work</translation>
    </message>
    <message>
        <source>its {end} is no span; it stays in the file and is not shown</source>
        <translation>its {end} is no span; it stays in the file and is not shown</translation>
    </message>
    <message>
        <source>its {end} is not set; it stays in the file and is not shown</source>
        <translation>its {end} is not set; it stays in the file and is not shown</translation>
    </message>
    <message>
        <source>its {end} is {kind}, not an object</source>
        <translation>its {end} is {kind}, not an object</translation>
    </message>
    <message>
        <source>its {end} is {value}, not the number of a span</source>
        <translation>its {end} is {value}, not the number of a span</translation>
    </message>
    <message>
        <source>its {end} names no span</source>
        <translation>its {end} names no span</translation>
    </message>
    <message>
        <source>its {end} was rejected</source>
        <translation>its {end} was rejected</translation>
    </message>
    <message>
        <source>its {end}, entity {number}, has no mention that was taken</source>
        <translation>its {end}, entity {number}, has no mention that was taken</translation>
    </message>
    <message>
        <source>its {end}, span {id}, was rejected</source>
        <translation>its {end}, span {id}, was rejected</translation>
    </message>
    <message>
        <source>its {end}, the span at {start}, was rejected</source>
        <translation>its {end}, the span at {start}, was rejected</translation>
    </message>
    <message>
        <source>its {end}, the span on tokens {first} to {last}, was rejected</source>
        <translation>its {end}, the span on tokens {first} to {last}, was rejected</translation>
    </message>
    <message>
        <source>its {end}, {first} to {last}, is not two numbers of tokens</source>
        <translation>its {end}, {first} to {last}, is not two numbers of tokens</translation>
    </message>
    <message>
        <source>its {end}: no span has the id {token}, and none ends with token {token}</source>
        <translation>its {end}: no span has the id {token}, and none ends with token {token}</translation>
    </message>
    <message>
        <source>its {end}: no span stands on tokens {first} to {last}</source>
        <translation>its {end}: no span stands on tokens {first} to {last}</translation>
    </message>
    <message>
        <source>its {end}: several spans end with token {token}; say which by offsets in {end}_span</source>
        <translation>its {end}: several spans end with token {token}; say which by offsets in {end}_span</translation>
    </message>
    <message>
        <source>its {end}: there is no entity {number}</source>
        <translation>its {end}: there is no entity {number}</translation>
    </message>
    <message>
        <source>its {end}: there is no span {id}</source>
        <translation>its {end}: there is no span {id}</translation>
    </message>
    <message>
        <source>its {end}: there is no span {number}, for there is none at all</source>
        <translation>its {end}: there is no span {number}, for there is none at all</translation>
    </message>
    <message>
        <source>its {end}: there is no span {number}, spans are counted from 0 to {most}</source>
        <translation>its {end}: there is no span {number}, spans are counted from 0 to {most}</translation>
    </message>
    <message>
        <source>its {end}: {why}</source>
        <translation>its {end}: {why}</translation>
    </message>
    <message>
        <source>its {keys} are kept for the way back, but are no annotations here</source>
        <translation>its {keys} are kept for the way back, but are no annotations here</translation>
    </message>
    <message>
        <source>line ends at its edges, or that are all of a gap, cannot be written</source>
        <translation>line ends at its edges, or that are all of a gap, cannot be written</translation>
    </message>
    <message>
        <source>line ends other than the first, after the title, were written as spaces</source>
        <translation>line ends other than the first, after the title, were written as spaces</translation>
    </message>
    <message>
        <source>lines of brat were left out, since what they name is gone ({count})</source>
        <translation>lines of brat were left out, since what they name is gone ({count})</translation>
    </message>
    <message>
        <source>no attribute of a tag can be called {name}, so it is not written</source>
        <translation>no attribute of a tag can be called {name}, so it is not written</translation>
    </message>
    <message>
        <source>no file can be called as it is, so it was written as {file}</source>
        <translation>no file can be called as it is, so it was written as {file}</translation>
    </message>
    <message>
        <source>no file can be called as its annotator is, so it was written as {file}</source>
        <translation>no file can be called as its annotator is, so it was written as {file}</translation>
    </message>
    <message>
        <source>no folder can be called as it is, so it was written as {file}</source>
        <translation>no folder can be called as it is, so it was written as {file}</translation>
    </message>
    <message>
        <source>no mention has the identifier {concept}</source>
        <translation>no mention has the identifier {concept}</translation>
    </message>
    <message>
        <source>no span, or several, begin with token {head} or {tail}</source>
        <translation>no span, or several, begin with token {head} or {tail}</translation>
    </message>
    <message>
        <source>no triplet names it</source>
        <translation>no triplet names it</translation>
    </message>
    <message>
        <source>nobody has labelled it; read again, it is one in which there is nothing to label</source>
        <translation>nobody has labelled it; read again, it is one in which there is nothing to label</translation>
    </message>
    <message>
        <source>offsets of texts with emoji are taken to count {unit}: so {count} of {total} stand where a word begins or ends; where they should not, name the unit (option unit)</source>
        <translation>offsets of texts with emoji are taken to count {unit}: so {count} of {total} stand where a word begins or ends; where they should not, name the unit (option unit)</translation>
    </message>
    <message>
        <source>on Windows no file can be called {member}</source>
        <translation>on Windows no file can be called {member}</translation>
    </message>
    <message>
        <source>one file holds one layer; name a folder, without .tsv at its end</source>
        <translation>one file holds one layer; name a folder, without .tsv at its end</translation>
    </message>
    <message>
        <source>one of its ends is a member of a chain, which no cell can name here</source>
        <translation>one of its ends is a member of a chain, which no cell can name here</translation>
    </message>
    <message>
        <source>one of its ends is no span of the group</source>
        <translation>one of its ends is no span of the group</translation>
    </message>
    <message>
        <source>one of its ends was not written</source>
        <translation>one of its ends was not written</translation>
    </message>
    <message>
        <source>one of its ends, {end}, has no length, and no span here can have none</source>
        <translation>one of its ends, {end}, has no length, and no span here can have none</translation>
    </message>
    <message>
        <source>one of its ends: no annotation of {layer} stands at {unit}</source>
        <translation>one of its ends: no annotation of {layer} stands at {unit}</translation>
    </message>
    <message>
        <source>one of its ends: there is no annotation numbered {number}</source>
        <translation>one of its ends: there is no annotation numbered {number}</translation>
    </message>
    <message>
        <source>one of its spans was rejected.</source>
        <translation>one of its spans was rejected.</translation>
    </message>
    <message>
        <source>one of the {count} rows from here on is not what was imported</source>
        <translation>one of the {count} rows from here on is not what was imported</translation>
    </message>
    <message>
        <source>only one layer can be written</source>
        <translation>only one layer can be written</translation>
    </message>
    <message>
        <source>page {page} of the file cannot be read</source>
        <translation>page {page} of the file cannot be read</translation>
    </message>
    <message>
        <source>page {page} of the file cannot be read; rows {first} to {last} lay there</source>
        <translation>page {page} of the file cannot be read; rows {first} to {last} lay there</translation>
    </message>
    <message>
        <source>plain text holds no annotations</source>
        <translation>plain text holds no annotations</translation>
    </message>
    <message>
        <source>some bytes of it are no text; U+FFFD stands for them, and what is labelled after them may have moved, for how many characters they were is not known</source>
        <translation>some bytes of it are no text; U+FFFD stands for them, and what is labelled after them may have moved, for how many characters they were is not known</translation>
    </message>
    <message>
        <source>some of the {count} rows from here on are lost, so nobody can prove that the others are what was imported</source>
        <translation>some of the {count} rows from here on are lost, so nobody can prove that the others are what was imported</translation>
    </message>
    <message>
        <source>span {id} lies outside its text</source>
        <translation>span {id} lies outside its text</translation>
    </message>
    <message>
        <source>spans without ids can have no relations; the option style=entities writes them</source>
        <translation>spans without ids can have no relations; the option style=entities writes them</translation>
    </message>
    <message>
        <source>tags hold no relations</source>
        <translation>tags hold no relations</translation>
    </message>
    <message>
        <source>tags in a text hold no relations</source>
        <translation>tags in a text hold no relations</translation>
    </message>
    <message>
        <source>the CAS that was kept with it cannot be used, so a new one was written: {why}</source>
        <translation>the CAS that was kept with it cannot be used, so a new one was written: {why}</translation>
    </message>
    <message>
        <source>the JSON is nested deeper than {depth} levels</source>
        <translation>the JSON is nested deeper than {depth} levels</translation>
    </message>
    <message>
        <source>the JSON is nested too deeply</source>
        <translation>the JSON is nested too deeply</translation>
    </message>
    <message>
        <source>the attribute {attribute} is written as the feature {feature}</source>
        <translation>the attribute {attribute} is written as the feature {feature}</translation>
    </message>
    <message>
        <source>the columns of its labels are not lists of one length</source>
        <translation>the columns of its labels are not lists of one length</translation>
    </message>
    <message>
        <source>the document has no text; give it the element TextWithNodes</source>
        <translation>the document has no text; give it the element TextWithNodes</translation>
    </message>
    <message>
        <source>the document has no text; give it the key {key}</source>
        <translation>the document has no text; give it the key {key}</translation>
    </message>
    <message>
        <source>the file says {given}, but the text at [{start}, {stop}) is {found}; both are the same words in different Unicode normal forms, so write the words as the text has them</source>
        <translation>the file says {given}, but the text at [{start}, {stop}) is {found}; both are the same words in different Unicode normal forms, so write the words as the text has them</translation>
    </message>
    <message>
        <source>the file says {given}, but the text at [{start}, {stop}) is {found}; correct the offsets or the words</source>
        <translation>the file says {given}, but the text at [{start}, {stop}) is {found}; correct the offsets or the words</translation>
    </message>
    <message>
        <source>the file says {given}, but the text at [{start}, {stop}) is {found}; the offsets fit when counted in UTF-16 units, so count code points instead</source>
        <translation>the file says {given}, but the text at [{start}, {stop}) is {found}; the offsets fit when counted in UTF-16 units, so count code points instead</translation>
    </message>
    <message>
        <source>the file says {given}, but the text at [{start}, {stop}) is {found}; the offsets fit when counted in bytes, so count code points instead</source>
        <translation>the file says {given}, but the text at [{start}, {stop}) is {found}; the offsets fit when counted in bytes, so count code points instead</translation>
    </message>
    <message>
        <source>the file says {given}, but the text at [{start}, {stop}) is {found}; they fit when each line end counts as one, so count both of its characters</source>
        <translation>the file says {given}, but the text at [{start}, {stop}) is {found}; they fit when each line end counts as one, so count both of its characters</translation>
    </message>
    <message>
        <source>the file says {given}, but the text at [{start}, {stop}) is {found}; they fit when the end is inclusive, so let it be one past the last character</source>
        <translation>the file says {given}, but the text at [{start}, {stop}) is {found}; they fit when the end is inclusive, so let it be one past the last character</translation>
    </message>
    <message>
        <source>the history ({part}) is not what was written</source>
        <translation>the history ({part}) is not what was written</translation>
    </message>
    <message>
        <source>the history knows nothing of it</source>
        <translation>the history knows nothing of it</translation>
    </message>
    <message>
        <source>the history says that it was deleted</source>
        <translation>the history says that it was deleted</translation>
    </message>
    <message>
        <source>the key {key} does not hold a list for each sentence</source>
        <translation>the key {key} does not hold a list for each sentence</translation>
    </message>
    <message>
        <source>the key {key} holds {kind}, not a list</source>
        <translation>the key {key} holds {kind}, not a list</translation>
    </message>
    <message>
        <source>the key {key} holds {kind}, not {wanted}</source>
        <translation>the key {key} holds {kind}, not {wanted}</translation>
    </message>
    <message>
        <source>the key {key} stands twice in one object</source>
        <translation>the key {key} stands twice in one object</translation>
    </message>
    <message>
        <source>the layers {names} are kept and written back, and not shown; the option layers=… shows them</source>
        <translation>the layers {names} are kept and written back, and not shown; the option layers=… shows them</translation>
    </message>
    <message>
        <source>the line begins with {start} and is no row of a token: number, offsets and words parted by TAB; mend it</source>
        <translation>the line begins with {start} and is no row of a token: number, offsets and words parted by TAB; mend it</translation>
    </message>
    <message>
        <source>the line has no token, so it was left out</source>
        <translation>the line has no token, so it was left out</translation>
    </message>
    <message>
        <source>the line has one column, and the tag should be in column {column}; its token is taken without</source>
        <translation>the line has one column, and the tag should be in column {column}; its token is taken without</translation>
    </message>
    <message>
        <source>the line has {count} columns, and the tag should be in column {column}; its token is taken without</source>
        <translation>the line has {count} columns, and the tag should be in column {column}; its token is taken without</translation>
    </message>
    <message>
        <source>the scheme would get more than {count} labels; {label} was not added. Are these labels, or words of the text?</source>
        <translation>the scheme would get more than {count} labels; {label} was not added. Are these labels, or words of the text?</translation>
    </message>
    <message>
        <source>the string of one of its tokens is not in the file</source>
        <translation>the string of one of its tokens is not in the file</translation>
    </message>
    <message>
        <source>the text has no tokens {first} to {stop}</source>
        <translation>the text has no tokens {first} to {stop}</translation>
    </message>
    <message>
        <source>the text of document {id} is not the imported one</source>
        <translation>the text of document {id} is not the imported one</translation>
    </message>
    <message>
        <source>the white space before its first token is written as spaces</source>
        <translation>the white space before its first token is written as spaces</translation>
    </message>
    <message>
        <source>there is no column {column}; there are {count}, and the option columns=… takes their numbers from 1, or the names in a header, with commas between</source>
        <translation>there is no column {column}; there are {count}, and the option columns=… takes their numbers from 1, or the names in a header, with commas between</translation>
    </message>
    <message>
        <source>there is no title; write ID|t|TITLE before its lines</source>
        <translation>there is no title; write ID|t|TITLE before its lines</translation>
    </message>
    <message>
        <source>what is deleted</source>
        <translation>what is deleted</translation>
    </message>
    <message>
        <source>what stands at a place without length is kept and written back, and not shown, since a span holds at least one character</source>
        <translation>what stands at a place without length is kept and written back, and not shown, since a span holds at least one character</translation>
    </message>
    <message>
        <source>whole tokens between its first and its last do not belong to it; it was read as one piece, as WebAnno does</source>
        <translation>whole tokens between its first and its last do not belong to it; it was read as one piece, as WebAnno does</translation>
    </message>
    <message>
        <source>whose it is, {annotator}, is not written</source>
        <translation>whose it is, {annotator}, is not written</translation>
    </message>
    <message>
        <source>{count} annotations were removed on one side and worked on on the other: they stay.</source>
        <translation>{count} annotations were removed on one side and worked on on the other: they stay.</translation>
    </message>
    <message>
        <source>{count} attributes of tokens are not written, since not every text has them</source>
        <translation>{count} attributes of tokens are not written, since not every text has them</translation>
    </message>
    <message>
        <source>{count} characters of it are lost; U+FFFD stands for each of them</source>
        <translation>{count} characters of it are lost; U+FFFD stands for each of them</translation>
    </message>
    <message>
        <source>{count} labels are new or changed.</source>
        <translation>{count} labels are new or changed.</translation>
    </message>
    <message>
        <source>{count} of its offsets do not lead to the words of their rows, so the words decided</source>
        <translation>{count} of its offsets do not lead to the words of their rows, so the words decided</translation>
    </message>
    <message>
        <source>{count} rows have not as many columns as the head names, first in this line; what is missing was taken as empty, and what is too many left out</source>
        <translation>{count} rows have not as many columns as the head names, first in this line; what is missing was taken as empty, and what is too many left out</translation>
    </message>
    <message>
        <source>{count} things were changed on both sides: the later holds, the other is kept for the reviewer.</source>
        <translation>{count} things were changed on both sides: the later holds, the other is kept for the reviewer.</translation>
    </message>
    <message>
        <source>{count} tokens on which relations hang are no annotations, so a span was made for each</source>
        <translation>{count} tokens on which relations hang are no annotations, so a span was made for each</translation>
    </message>
    <message>
        <source>{found}, but the history says {known}</source>
        <translation>{found}, but the history says {known}</translation>
    </message>
    <message>
        <source>{names} have no finished document in common; agreement needs two annotators who finished the same document.</source>
        <translation>{names} have no finished document in common; agreement needs two annotators who finished the same document.</translation>
    </message>
    <message>
        <source>{name} has not finished {document}.</source>
        <translation>{name} has not finished {document}.</translation>
    </message>
    <message>
        <source>{name} holds another text of document {document} than this project: SHA-256 {theirs} there, {ours} here. Nothing was merged.</source>
        <translation>{name} holds another text of document {document} than this project: SHA-256 {theirs} there, {ours} here. Nothing was merged.</translation>
    </message>
    <message>
        <source>{name} is being written all the time; it was not backed up.</source>
        <translation>{name} is being written all the time; it was not backed up.</translation>
    </message>
    <message>
        <source>{name} is damaged: it cannot be told which edits its rows come from ({why}). Take your newest backup; the file was not changed.</source>
        <translation>{name} is damaged: it cannot be told which edits its rows come from ({why}). Take your newest backup; the file was not changed.</translation>
    </message>
    <message>
        <source>{name} is damaged: its history ({part}) is not what was written. Take your newest backup; the file was not changed.</source>
        <translation>{name} is damaged: its history ({part}) is not what was written. Take your newest backup; the file was not changed.</translation>
    </message>
    <message>
        <source>{name} is damaged: {table} is not what it was when the history was compacted. Take your newest backup; the file was not changed.</source>
        <translation>{name} is damaged: {table} is not what it was when the history was compacted. Take your newest backup; the file was not changed.</translation>
    </message>
    <message>
        <source>{name} is not finished: {count} items are undecided.</source>
        <translation>{name} is not finished: {count} items are undecided.</translation>
    </message>
    <message>
        <source>{name} is of another project ({title}). Nothing was merged; allow other projects to take its documents and labels in all the same.</source>
        <translation>{name} is of another project ({title}). Nothing was merged; allow other projects to take its documents and labels in all the same.</translation>
    </message>
    <message>
        <source>{name} was altered by another program: {why}. It was not opened, and nothing in it was run or changed.</source>
        <translation>{name} was altered by another program: {why}. It was not opened, and nothing in it was run or changed.</translation>
    </message>
    <message>
        <source>{name} was left in WAL mode by another program, and no -wal file lies beside it. If it was copied without that file, the last work is missing; look for it where the copy was made.</source>
        <translation>{name} was left in WAL mode by another program, and no -wal file lies beside it. If it was copied without that file, the last work is missing; look for it where the copy was made.</translation>
    </message>
    <message>
        <source>{name} was moved, replaced or deleted by another program while it was open.</source>
        <translation>{name} was moved, replaced or deleted by another program while it was open.</translation>
    </message>
    <message>
        <source>{name} was not closed properly, or is being written now. Open it once in Annotator and close it; then try again.</source>
        <translation>{name} was not closed properly, or is being written now. Open it once in Annotator and close it; then try again.</translation>
    </message>
    <message>
        <source>{name} was written by a newer version of Annotator (format {version}; this one knows {known}). Update Annotator to take work from it.</source>
        <translation>{name} was written by a newer version of Annotator (format {version}; this one knows {known}). Update Annotator to take work from it.</translation>
    </message>
    <message>
        <source>{name} was written meanwhile; try it again.</source>
        <translation>{name} was written meanwhile; try it again.</translation>
    </message>
    <message>
        <source>{name}: {spans} new spans, {relations} new relations, {changed} changed, {states} finished or reopened.</source>
        <translation>{name}: {spans} new spans, {relations} new relations, {changed} changed, {states} finished or reopened.</translation>
    </message>
    <message>
        <source>{one} and {other} differ in capitals or in Unicode form alone, and count as two annotators with a package each. If they are one person, write the name one way.</source>
        <translation>{one} and {other} differ in capitals or in Unicode form alone, and count as two annotators with a package each. If they are one person, write the name one way.</translation>
    </message>
    <message>
        <source>{path} can take one document, and there are several; name a folder, without .tsv at its end.</source>
        <translation>{path} can take one document, and there are several; name a folder, without .tsv at its end.</translation>
    </message>
    <message>
        <source>{path} can take one document, and there are several; name a folder, without {extension} at its end.</source>
        <translation>{path} can take one document, and there are several; name a folder, without {extension} at its end.</translation>
    </message>
    <message>
        <source>{path} cannot be made: {why}. Choose another folder, or free some space.</source>
        <translation>{path} cannot be made: {why}. Choose another folder, or free some space.</translation>
    </message>
    <message>
        <source>{path} cannot be written: {why}. What was there stands as it was. Free some space, or name another place.</source>
        <translation>{path} cannot be written: {why}. What was there stands as it was. Free some space, or name another place.</translation>
    </message>
    <message>
        <source>{path} does not begin with #FORMAT=WebAnno TSV 3, so it is no file of WebAnno&apos;s.</source>
        <translation>{path} does not begin with #FORMAT=WebAnno TSV 3, so it is no file of WebAnno&apos;s.</translation>
    </message>
    <message>
        <source>{path} exists already; choose another folder, or move it away.</source>
        <translation>{path} exists already; choose another folder, or move it away.</translation>
    </message>
    <message>
        <source>{path} has a NUL character in its head; take it out.</source>
        <translation>{path} has a NUL character in its head; take it out.</translation>
    </message>
    <message>
        <source>{path} has a group of rows above 2 GB; split it.</source>
        <translation>{path} has a group of rows above 2 GB; split it.</translation>
    </message>
    <message>
        <source>{path} is no DocBin of spaCy: {why}.</source>
        <translation>{path} is no DocBin of spaCy: {why}.</translation>
    </message>
    <message>
        <source>{path} is no XML that can be read: {why}.</source>
        <translation>{path} is no XML that can be read: {why}.</translation>
    </message>
    <message>
        <source>{path} is the project itself.</source>
        <translation>{path} is the project itself.</translation>
    </message>
    <message>
        <source>{path} is {version}, and only WebAnno TSV 3 is read here; export it anew from INCEpTION.</source>
        <translation>{path} is {version}, and only WebAnno TSV 3 is read here; export it anew from INCEpTION.</translation>
    </message>
    <message>
        <source>{path} unpacks to more than {limit} MB, which no honest file of its size does.</source>
        <translation>{path} unpacks to more than {limit} MB, which no honest file of its size does.</translation>
    </message>
    <message>
        <source>{path} was not replaced: {why}. It is as it was. Free some space or check the permissions, or restore the backup as a new file elsewhere.</source>
        <translation>{path} was not replaced: {why}. It is as it was. Free some space or check the permissions, or restore the backup as a new file elsewhere.</translation>
    </message>
    <message>
        <source>{path} was not written: the finished file cannot take its place ({why}). What was there stands as it was. Close it in other programs, or write to a folder on this computer&apos;s own disk and copy it from there.</source>
        <translation>{path} was not written: the finished file cannot take its place ({why}). What was there stands as it was. Close it in other programs, or write to a folder on this computer&apos;s own disk and copy it from there.</translation>
    </message>
    <message>
        <source>{path}, line {line}: it is no XML that can be read: {why}.</source>
        <translation>{path}, line {line}: it is no XML that can be read: {why}.</translation>
    </message>
    <message>
        <source>{path}: {reason}.</source>
        <translation>{path}: {reason}.</translation>
    </message>
    <message>
        <source>{why}; its types were guessed from the file</source>
        <translation>{why}; its types were guessed from the file</translation>
    </message>
    <message>
        <source>{words} do not stand at its boundaries {wanted}; the nearest place was taken, at {start}</source>
        <translation>{words} do not stand at its boundaries {wanted}; the nearest place was taken, at {start}</translation>
    </message>
    <message>
        <source>the layer is {kind}, not an object</source>
        <translation>the layer is {kind}, not an object</translation>
    </message>
    <message>
        <source>the layer&apos;s state is {state}; it is one of {known}</source>
        <translation>the layer&apos;s state is {state}; it is one of {known}</translation>
    </message>
    <message>
        <source>the layers {names} stay in the file and are not shown; name those that you want with the option types</source>
        <translation>the layers {names} stay in the file and are not shown; name those that you want with the option types</translation>
    </message>
    <message>
        <source>the line ends in its note were written as spaces</source>
        <translation>the line ends in its note were written as spaces</translation>
    </message>
    <message>
        <source>the name {member} leads out of its folder</source>
        <translation>the name {member} leads out of its folder</translation>
    </message>
    <message>
        <source>the number {number} does not fit in 64 bits</source>
        <translation>the number {number} does not fit in 64 bits</translation>
    </message>
    <message>
        <source>the offsets of its {end}_span are not whole numbers</source>
        <translation>the offsets of its {end}_span are not whole numbers</translation>
    </message>
    <message>
        <source>the project has a document of this uid with another text (SHA-256 {there}… there, {here}… here); give it a new uid, or remove the old one.</source>
        <translation>the project has a document of this uid with another text (SHA-256 {there}… there, {here}… here); give it a new uid, or remove the old one.</translation>
    </message>
    <message>
        <source>the region has another {name} already</source>
        <translation>the region has another {name} already</translation>
    </message>
    <message>
        <source>the relation is {kind}, not an object</source>
        <translation>the relation is {kind}, not an object</translation>
    </message>
    <message>
        <source>the relation is {kind}, not {wanted}</source>
        <translation>the relation is {kind}, not {wanted}</translation>
    </message>
    <message>
        <source>the scheme allows no {label} from {head} to {tail}; it was imported as it is.</source>
        <translation>the scheme allows no {label} from {head} to {tail}; it was imported as it is.</translation>
    </message>
    <message>
        <source>the scheme has no label {label}.</source>
        <translation>the scheme has no label {label}.</translation>
    </message>
    <message>
        <source>the span is {kind}, neither an object nor a start, an end and a label</source>
        <translation>the span is {kind}, neither an object nor a start, an end and a label</translation>
    </message>
    <message>
        <source>the span is {kind}, not an object</source>
        <translation>the span is {kind}, not an object</translation>
    </message>
    <message>
        <source>the span is {kind}, not {wanted}</source>
        <translation>the span is {kind}, not {wanted}</translation>
    </message>
    <message>
        <source>the span {label} at {start} stands only in a relation; it was made from there</source>
        <translation>the span {label} at {start} stands only in a relation; it was made from there</translation>
    </message>
    <message>
        <source>the tag {tag} is not O, B-LABEL or I-LABEL; its token is taken as O</source>
        <translation>the tag {tag} is not O, B-LABEL or I-LABEL; its token is taken as O</translation>
    </message>
    <message>
        <source>the text (key {key}) is {kind}, not a string</source>
        <translation>the text (key {key}) is {kind}, not a string</translation>
    </message>
    <message>
        <source>the value of {name} is no plain words, so it was written as {value}</source>
        <translation>the value of {name} is no plain words, so it was written as {value}</translation>
    </message>
    <message>
        <source>the view {names} has a text of its own; it stays in the file and is not shown</source>
        <translation>the view {names} has a text of its own; it stays in the file and is not shown</translation>
    </message>
    <message>
        <source>the white space at its edges is not written</source>
        <translation>the white space at its edges is not written</translation>
    </message>
    <message>
        <source>the words at its end have white space at an edge or hold a mark of triplets</source>
        <translation>the words at its end have white space at an edge or hold a mark of triplets</translation>
    </message>
    <message>
        <source>the words of the line are not those of the text; correct it</source>
        <translation>the words of the line are not those of the text; correct it</translation>
    </message>
    <message>
        <source>there is no trigger {id}</source>
        <translation>there is no trigger {id}</translation>
    </message>
    <message>
        <source>there is no type system beside it, so its types were guessed from the file; put TypeSystem.xml beside it</source>
        <translation>there is no type system beside it, so its types were guessed from the file; put TypeSystem.xml beside it</translation>
    </message>
    <message>
        <source>there is no {id}, of which it is said</source>
        <translation>there is no {id}, of which it is said</translation>
    </message>
    <message>
        <source>what a model predicted for it does not come in</source>
        <translation>what a model predicted for it does not come in</translation>
    </message>
    <message>
        <source>what else its file said of its examples is not written, since its tokens are cut otherwise now</source>
        <translation>what else its file said of its examples is not written, since its tokens are cut otherwise now</translation>
    </message>
    <message>
        <source>what else its file said of its sentences is not written, since they are cut otherwise now</source>
        <translation>what else its file said of its sentences is not written, since they are cut otherwise now</translation>
    </message>
    <message>
        <source>{annotator} has annotated this task before; the layer is called {name}</source>
        <translation>{annotator} has annotated this task before; the layer is called {name}</translation>
    </message>
    <message>
        <source>{count} more examples of its input are by an annotator who had one before; their spans were joined, equal ones once</source>
        <translation>{count} more examples of its input are by an annotator who had one before; their spans were joined, equal ones once</translation>
    </message>
    <message>
        <source>{count} of its regions have several labels and became several spans; relations hang on the first</source>
        <translation>{count} of its regions have several labels and became several spans; relations hang on the first</translation>
    </message>
    <message>
        <source>{count} of its relations have no label; they were given {label}</source>
        <translation>{count} of its relations have no label; they were given {label}</translation>
    </message>
    <message>
        <source>{count} of its relations point left; they were turned round</source>
        <translation>{count} of its relations point left; they were turned round</translation>
    </message>
    <message>
        <source>{count} of its results label no stretch of text; they are kept for Label Studio</source>
        <translation>{count} of its results label no stretch of text; they are kept for Label Studio</translation>
    </message>
    <message>
        <source>{count} parts of it have no id of their own or no type ({names}); they were left out</source>
        <translation>{count} parts of it have no id of their own or no type ({names}); they were left out</translation>
    </message>
    <message>
        <source>{count} values are not what their type says ({names}); they were left out</source>
        <translation>{count} values are not what their type says ({names}); they were left out</translation>
    </message>
    <message>
        <source>{fault}</source>
        <translation>{fault}</translation>
    </message>
    <message>
        <source>{fault}; both are the same words in different Unicode normal forms, so write the words as the text has them</source>
        <translation>{fault}; both are the same words in different Unicode normal forms, so write the words as the text has them</translation>
    </message>
    <message>
        <source>{fault}; the offsets fit when counted in UTF-16 units, so count code points instead</source>
        <translation>{fault}; the offsets fit when counted in UTF-16 units, so count code points instead</translation>
    </message>
    <message>
        <source>{fault}; the offsets fit when counted in bytes, so count code points instead</source>
        <translation>{fault}; the offsets fit when counted in bytes, so count code points instead</translation>
    </message>
    <message>
        <source>{fault}; they fit when each line end counts as one, so count both of its characters</source>
        <translation>{fault}; they fit when each line end counts as one, so count both of its characters</translation>
    </message>
    <message>
        <source>{fault}; they fit when the end is inclusive, so let it be one past the last character</source>
        <translation>{fault}; they fit when the end is inclusive, so let it be one past the last character</translation>
    </message>
    <message>
        <source>{label} cannot be a label: it has white space at its edge or a control character; rename it in the file.</source>
        <translation>{label} cannot be a label: it has white space at its edge or a control character; rename it in the file.</translation>
    </message>
    <message>
        <source>{member} is a link or a device, not a file</source>
        <translation>{member} is a link or a device, not a file</translation>
    </message>
    <message>
        <source>{member} is encrypted; unpack it with its password</source>
        <translation>{member} is encrypted; unpack it with its password</translation>
    </message>
    <message>
        <source>{name} could not be brought to this version.</source>
        <translation>{name} could not be brought to this version.</translation>
    </message>
    <message>
        <source>{name} is a database of another program, not an Annotator project.</source>
        <translation>{name} is a database of another program, not an Annotator project.</translation>
    </message>
    <message>
        <source>{name} is being written by another program; try again when it is done.</source>
        <translation>{name} is being written by another program; try again when it is done.</translation>
    </message>
    <message>
        <source>{name} is damaged: it ends after {size} bytes although it should have {pages} pages. Take your newest backup; the file was not changed.</source>
        <translation>{name} is damaged: it ends after {size} bytes although it should have {pages} pages. Take your newest backup; the file was not changed.</translation>
    </message>
    <message>
        <source>{name} is damaged: its history cannot be read ({why}). Take your newest backup; the file was not changed.</source>
        <translation>{name} is damaged: its history cannot be read ({why}). Take your newest backup; the file was not changed.</translation>
    </message>
    <message>
        <source>{name} is damaged: {table} {row} is not what its history says. Take your newest backup; the file was not changed.</source>
        <translation>{name} is damaged: {table} {row} is not what its history says. Take your newest backup; the file was not changed.</translation>
    </message>
    <message>
        <source>{name} is damaged: {why}. Take your newest backup; the file was not changed.</source>
        <translation>{name} is damaged: {why}. Take your newest backup; the file was not changed.</translation>
    </message>
    <message>
        <source>{name} is in use by another program; close it there first.</source>
        <translation>{name} is in use by another program; close it there first.</translation>
    </message>
    <message>
        <source>{name} is in use on another computer ({host}). If nobody has it open there, take it over.</source>
        <translation>{name} is in use on another computer ({host}). If nobody has it open there, take it over.</translation>
    </message>
    <message>
        <source>{name} is larger than a project can be.</source>
        <translation>{name} is larger than a project can be.</translation>
    </message>
    <message>
        <source>{name} is no JSON number</source>
        <translation>{name} is no JSON number</translation>
    </message>
    <message>
        <source>{name} is not an Annotator project (not an SQLite file). To take text or annotations from it, import it into a project.</source>
        <translation>{name} is not an Annotator project (not an SQLite file). To take text or annotations from it, import it into a project.</translation>
    </message>
    <message>
        <source>{name} is of an older version (format {version}). Open it once for writing, which brings it to this one beside a backup.</source>
        <translation>{name} is of an older version (format {version}). Open it once for writing, which brings it to this one beside a backup.</translation>
    </message>
    <message>
        <source>{name} is open in another window or command (process {pid}); close it there first.</source>
        <translation>{name} is open in another window or command (process {pid}); close it there first.</translation>
    </message>
    <message>
        <source>{name} or its folder cannot be written ({code}). Check the permissions, or copy the project elsewhere.</source>
        <translation>{name} or its folder cannot be written ({code}). Check the permissions, or copy the project elsewhere.</translation>
    </message>
    <message>
        <source>{name} or its folder cannot be written; it is open for reading only. Save a copy elsewhere to work on it.</source>
        <translation>{name} or its folder cannot be written; it is open for reading only. Save a copy elsewhere to work on it.</translation>
    </message>
    <message>
        <source>{name} says it is of version {version}, but its tables are not.</source>
        <translation>{name} says it is of version {version}, but its tables are not.</translation>
    </message>
    <message>
        <source>{name} stands there already, so it is passed over</source>
        <translation>{name} stands there already, so it is passed over</translation>
    </message>
    <message>
        <source>{name} was written by a newer version of Annotator (format {version}; this one knows {known}). Update Annotator to open it.</source>
        <translation>{name} was written by a newer version of Annotator (format {version}; this one knows {known}). Update Annotator to open it.</translation>
    </message>
    <message>
        <source>{name} was written by a newer version of Annotator; it is open for reading only. Update Annotator to work on it.</source>
        <translation>{name} was written by a newer version of Annotator; it is open for reading only. Update Annotator to work on it.</translation>
    </message>
    <message>
        <source>{path} can take one document, and there are several; name a folder, without {ending} at its end.</source>
        <translation>{path} can take one document, and there are several; name a folder, without {ending} at its end.</translation>
    </message>
    <message>
        <source>{path} cannot be made: {why}.</source>
        <translation>{path} cannot be made: {why}.</translation>
    </message>
    <message>
        <source>{path} cannot be read: {why}.</source>
        <translation>{path} cannot be read: {why}.</translation>
    </message>
    <message>
        <source>{path} cannot be read: {why}. Check its name and permissions.</source>
        <translation>{path} cannot be read: {why}. Check its name and permissions.</translation>
    </message>
    <message>
        <source>{path} cannot be unpacked: {why}.</source>
        <translation>{path} cannot be unpacked: {why}.</translation>
    </message>
    <message>
        <source>{path} cannot be written: {why}.</source>
        <translation>{path} cannot be written: {why}.</translation>
    </message>
    <message>
        <source>{path} exists already. Choose another name, or open it as it is.</source>
        <translation>{path} exists already. Choose another name, or open it as it is.</translation>
    </message>
    <message>
        <source>{path} exists already; choose another name.</source>
        <translation>{path} exists already; choose another name.</translation>
    </message>
    <message>
        <source>{path} has no column {wanted}; say text=NAME with one of {names}.</source>
        <translation>{path} has no column {wanted}; say text=NAME with one of {names}.</translation>
    </message>
    <message>
        <source>{path} holds more than {count} files; unpack it and import its folders one by one.</source>
        <translation>{path} holds more than {count} files; unpack it and import its folders one by one.</translation>
    </message>
    <message>
        <source>{path} is a file, but a folder is to be written; name another place.</source>
        <translation>{path} is a file, but a folder is to be written; name another place.</translation>
    </message>
    <message>
        <source>{path} is a folder, but a file is to be written; name a file.</source>
        <translation>{path} is a folder, but a file is to be written; name a file.</translation>
    </message>
    <message>
        <source>{path} is a folder; name the files in it, or a format that reads folders.</source>
        <translation>{path} is a folder; name the files in it, or a format that reads folders.</translation>
    </message>
    <message>
        <source>{path} is a project or another database and is not replaced; choose another file.</source>
        <translation>{path} is a project or another database and is not replaced; choose another file.</translation>
    </message>
    <message>
        <source>{path} is larger than {limit} MB, too much for one piece; split it.</source>
        <translation>{path} is larger than {limit} MB, too much for one piece; split it.</translation>
    </message>
    <message>
        <source>{path} is no Parquet file that can be read: {why}.</source>
        <translation>{path} is no Parquet file that can be read: {why}.</translation>
    </message>
    <message>
        <source>{path} is no dataset card of Annotator&apos;s and is not replaced; name another folder, or leave the card out (--no-card).</source>
        <translation>{path} is no dataset card of Annotator&apos;s and is not replaced; name another folder, or leave the card out (--no-card).</translation>
    </message>
    <message>
        <source>{path} is no labelling configuration: {why}.</source>
        <translation>{path} is no labelling configuration: {why}.</translation>
    </message>
    <message>
        <source>{path} is no list of doccano&apos;s labels: {why}.</source>
        <translation>{path} is no list of doccano&apos;s labels: {why}.</translation>
    </message>
    <message>
        <source>{path} is no regular file; name a file.</source>
        <translation>{path} is no regular file; name a file.</translation>
    </message>
    <message>
        <source>{path} is no regular file; name another.</source>
        <translation>{path} is no regular file; name another.</translation>
    </message>
    <message>
        <source>{path} is not UTF-8 at byte {at}.</source>
        <translation>{path} is not UTF-8 at byte {at}.</translation>
    </message>
    <message>
        <source>{path} is not a file, so it cannot be a project.</source>
        <translation>{path} is not a file, so it cannot be a project.</translation>
    </message>
    <message>
        <source>{path} is not {encoding} at byte {byte} (line {line}); if you know its encoding, say so with the option encoding=NAME.</source>
        <translation>{path} is not {encoding} at byte {byte} (line {line}); if you know its encoding, say so with the option encoding=NAME.</translation>
    </message>
    <message>
        <source>{path} is not {encoding} at byte {byte}; if you know its encoding, say so with the option encoding=NAME.</source>
        <translation>{path} is not {encoding} at byte {byte}; if you know its encoding, say so with the option encoding=NAME.</translation>
    </message>
    <message>
        <source>{path} is of no format known here; name one of {known} with --format.</source>
        <translation>{path} is of no format known here; name one of {known} with --format.</translation>
    </message>
    <message>
        <source>{path} is the open project; choose another file.</source>
        <translation>{path} is the open project; choose another file.</translation>
    </message>
    <message>
        <source>{path} is the open project; choose another name.</source>
        <translation>{path} is the open project; choose another name.</translation>
    </message>
    <message>
        <source>{path} is there already; move it away or name another place.</source>
        <translation>{path} is there already; move it away or name another place.</translation>
    </message>
    <message>
        <source>{path} is there already; name another place, or replace it (--overwrite).</source>
        <translation>{path} is there already; name another place, or replace it (--overwrite).</translation>
    </message>
    <message>
        <source>{path} is too large for a labelling configuration.</source>
        <translation>{path} is too large for a labelling configuration.</translation>
    </message>
    <message>
        <source>{path} unfolds to more than {size} MB, which is more than an archive of its size should hold; unpack it yourself if you trust it.</source>
        <translation>{path} unfolds to more than {size} MB, which is more than an archive of its size should hold; unpack it yourself if you trust it.</translation>
    </message>
    <message>
        <source>{path} was not unpacked: {why}.</source>
        <translation>{path} was not unpacked: {why}.</translation>
    </message>
    <message>
        <source>{path}, line {line}: longer than {limit} MB; split the document.</source>
        <translation>{path}, line {line}: longer than {limit} MB; split the document.</translation>
    </message>
    <message>
        <source>{path}, line {line}: {reason}.</source>
        <translation>{path}, line {line}: {reason}.</translation>
    </message>
    <message>
        <source>{path}: {why}</source>
        <translation>{path}: {why}</translation>
    </message>
    <message>
        <source>{piece} is no argument</source>
        <translation>{piece} is no argument</translation>
    </message>
    <message>
        <source>{piece} is no argument; write ROLE:ID</source>
        <translation>{piece} is no argument; write ROLE:ID</translation>
    </message>
    <message>
        <source>{piece} is no pair of offsets; write START END</source>
        <translation>{piece} is no pair of offsets; write START END</translation>
    </message>
    <message>
        <source>{piece} is no triplet: a head, &lt;subj&gt;, a tail, &lt;obj&gt;, a relation</source>
        <translation>{piece} is no triplet: a head, &lt;subj&gt;, a tail, &lt;obj&gt;, a relation</translation>
    </message>
    <message>
        <source>{tag} begins a span, which B- should do; it was read as its beginning</source>
        <translation>{tag} begins a span, which B- should do; it was read as its beginning</translation>
    </message>
</context>
<context>
    <name>Explained</name>
    <message>
        <source>Computed in the background when asked for.</source>
        <translation>Computed in the background when asked for.</translation>
    </message>
    <message>
        <source>Each relation that only one has, or has otherwise, by the first reason that applies.</source>
        <translation>Each relation that only one has, or has otherwise, by the first reason that applies.</translation>
    </message>
    <message>
        <source>Every figure of relations; one alone hides the cause.</source>
        <translation>Every figure of relations; one alone hides the cause.</translation>
    </message>
    <message>
        <source>Every figure of spans; a thin line is the 95 % interval.</source>
        <translation>Every figure of spans; a thin line is the 95 % interval.</translation>
    </message>
    <message>
        <source>Spans that both have (at half overlap at least), by their labels; blue where they agree, orange where they do not.</source>
        <translation>Spans that both have (at half overlap at least), by their labels; blue where they agree, orange where they do not.</translation>
    </message>
    <message>
        <source>Twice the spans with the same borders and this label, over all spans with it.</source>
        <translation>Twice the spans with the same borders and this label, over all spans with it.</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Back</translation>
    </message>
    <message>
        <source>&amp;Export</source>
        <translation>&amp;Export</translation>
    </message>
    <message>
        <source>&amp;Open folder</source>
        <translation>&amp;Open folder</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>Exported to {path}: {counts}.</source>
        <translation>Exported to {path}: {counts}.</translation>
    </message>
    <message>
        <source>Exporting…</source>
        <translation>Exporting…</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>Lost</translation>
    </message>
    <message>
        <source>No document fell into the part {part}.</source>
        <translation>No document fell into the part {part}.</translation>
    </message>
    <message>
        <source>Nothing was lost.</source>
        <translation>Nothing was lost.</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Replace</translation>
    </message>
    <message>
        <source>The export was cancelled; nothing was written.</source>
        <translation>The export was cancelled; nothing was written.</translation>
    </message>
    <message>
        <source>This did not fit the format: {losses}.</source>
        <translation>This did not fit the format: {losses}.</translation>
    </message>
    <message>
        <source>This document is no longer in the project.</source>
        <translation>This document is no longer in the project.</translation>
    </message>
    <message>
        <source>Written</source>
        <translation>Written</translation>
    </message>
    <message>
        <source>{name} and others exist already. Replace them?</source>
        <translation>{name} and others exist already. Replace them?</translation>
    </message>
    <message>
        <source>{name} exists already. Replace it?</source>
        <translation>{name} exists already. Replace it?</translation>
    </message>
</context>
<context>
    <name>ExportSetup</name>
    <message>
        <source>&amp;Choose…</source>
        <translation>&amp;Choose…</translation>
    </message>
    <message>
        <source>&amp;Dev:</source>
        <translation>&amp;Dev:</translation>
    </message>
    <message>
        <source>&amp;Format:</source>
        <translation>&amp;Format:</translation>
    </message>
    <message>
        <source>&amp;Random seed:</source>
        <translation>&amp;Random seed:</translation>
    </message>
    <message>
        <source>&amp;Split into parts</source>
        <translation>&amp;Split into parts</translation>
    </message>
    <message>
        <source>&amp;Test:</source>
        <translation>&amp;Test:</translation>
    </message>
    <message>
        <source>&amp;Whose work:</source>
        <translation>&amp;Whose work:</translation>
    </message>
    <message>
        <source>Everybody&apos;s</source>
        <translation>Everybody&apos;s</translation>
    </message>
    <message>
        <source>F&amp;inished documents only</source>
        <translation>F&amp;inished documents only</translation>
    </message>
    <message>
        <source>File to export to</source>
        <translation>File to export to</translation>
    </message>
    <message>
        <source>Folder to export to</source>
        <translation>Folder to export to</translation>
    </message>
    <message>
        <source>Gold</source>
        <translation>Gold</translation>
    </message>
    <message>
        <source>Gold, else everybody&apos;s</source>
        <translation>Gold, else everybody&apos;s</translation>
    </message>
    <message>
        <source>Nothing can be written to the folder {path}.</source>
        <translation>Nothing can be written to the folder {path}.</translation>
    </message>
    <message>
        <source>Say where to export to.</source>
        <translation>Say where to export to.</translation>
    </message>
    <message>
        <source>T&amp;o:</source>
        <translation>T&amp;o:</translation>
    </message>
    <message>
        <source>The parts add up to {sum} %, not to 100 %.</source>
        <translation>The parts add up to {sum} %, not to 100 %.</translation>
    </message>
    <message>
        <source>The parts are written as {names} into the folder {path}.</source>
        <translation>The parts are written as {names} into the folder {path}.</translation>
    </message>
    <message>
        <source>There is no folder {path}.</source>
        <translation>There is no folder {path}.</translation>
    </message>
    <message>
        <source>This format writes one file a document, into the folder {path}.</source>
        <translation>This format writes one file a document, into the folder {path}.</translation>
    </message>
    <message>
        <source>This is the open project; choose another file.</source>
        <translation>This is the open project; choose another file.</translation>
    </message>
    <message>
        <source>Tr&amp;ain:</source>
        <translation>Tr&amp;ain:</translation>
    </message>
    <message>
        <source>Write a dataset card beside it</source>
        <translation>Write a dataset card beside it</translation>
    </message>
    <message>
        <source>{path} is a file; a folder is needed.</source>
        <translation>{path} is a file; a folder is needed.</translation>
    </message>
    <message>
        <source>{path} is a folder; a file is needed.</source>
        <translation>{path} is a folder; a file is needed.</translation>
    </message>
</context>
<context>
    <name>Exports</name>
    <message>
        <source>&amp;Copy as a table</source>
        <translation>&amp;Copy as a table</translation>
    </message>
    <message>
        <source>Copied as a table.</source>
        <translation>Copied as a table.</translation>
    </message>
    <message>
        <source>Drawing (S&amp;VG)…</source>
        <translation>Drawing (S&amp;VG)…</translation>
    </message>
    <message>
        <source>Picture (&amp;PNG)…</source>
        <translation>Picture (&amp;PNG)…</translation>
    </message>
    <message>
        <source>Report over all (&amp;HTML)…</source>
        <translation>Report over all (&amp;HTML)…</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Saved: {path}</source>
        <translation>Saved: {path}</translation>
    </message>
    <message>
        <source>Table (C&amp;SV)…</source>
        <translation>Table (C&amp;SV)…</translation>
    </message>
    <message>
        <source>agreement</source>
        <translation>agreement</translation>
    </message>
</context>
<context>
    <name>Faults</name>
    <message>
        <source>Show the report</source>
        <translation>Show the report</translation>
    </message>
    <message>
        <source>The same fault of Annotator&apos;s own has happened again.</source>
        <translation>The same fault of Annotator&apos;s own has happened again.</translation>
    </message>
</context>
<context>
    <name>FeedbackDialog</name>
    <message>
        <source>&amp;Save as CSV…</source>
        <translation>&amp;Save as CSV…</translation>
    </message>
    <message>
        <source>Annotator</source>
        <translation>Annotator</translation>
    </message>
    <message>
        <source>Comparing with gold…</source>
        <translation>Comparing with gold…</translation>
    </message>
    <message>
        <source>Not compared; choose again to compare anew.</source>
        <translation>Not compared; choose again to compare anew.</translation>
    </message>
    <message>
        <source>Report to an annotator</source>
        <translation>Report to an annotator</translation>
    </message>
    <message>
        <source>Save as CSV</source>
        <translation>Save as CSV</translation>
    </message>
    <message>
        <source>Settled items in {documents}; of {total} spans and relations {kept} are in gold just so.</source>
        <translation>Settled items in {documents}; of {total} spans and relations {kept} are in gold just so.</translation>
    </message>
    <message>
        <source>The project has no annotators yet.</source>
        <translation>The project has no annotators yet.</translation>
    </message>
</context>
<context>
    <name>Figures</name>
    <message>
        <source>About the same borders (relaxed F1)</source>
        <translation>About the same borders (relaxed F1)</translation>
    </message>
    <message>
        <source>About the same ends, any label</source>
        <translation>About the same ends, any label</translation>
    </message>
    <message>
        <source>About the same ends, same label</source>
        <translation>About the same ends, same label</translation>
    </message>
    <message>
        <source>Any link between the two</source>
        <translation>Any link between the two</translation>
    </message>
    <message>
        <source>Any overlap (overlap F1)</source>
        <translation>Any overlap (overlap F1)</translation>
    </message>
    <message>
        <source>As SemEval-2013 counts it: spans that overlap at all are paired one to one, and the pairs that are right count twice over all spans of both.</source>
        <translation>As SemEval-2013 counts it: spans that overlap at all are paired one to one, and the pairs that are right count twice over all spans of both.</translation>
    </message>
    <message>
        <source>Both have both ends; only one drew the relation.</source>
        <translation>Both have both ends; only one drew the relation.</translation>
    </message>
    <message>
        <source>Characters in common (character F1)</source>
        <translation>Characters in common (character F1)</translation>
    </message>
    <message>
        <source>For each two spans that both have, near each other: do both see the same relation, or none? How much more often than by chance.</source>
        <translation>For each two spans that both have, near each other: do both see the same relation, or none? How much more often than by chance.</translation>
    </message>
    <message>
        <source>For each two spans that both have, near each other: the share in which both see the same relation, or none. Pairs without a relation make it high.</source>
        <translation>For each two spans that both have, near each other: the share in which both see the same relation, or none. Pairs without a relation make it high.</translation>
    </message>
    <message>
        <source>Labels beyond chance (Cohen&apos;s kappa)</source>
        <translation>Labels beyond chance (Cohen&apos;s kappa)</translation>
    </message>
    <message>
        <source>Labels beyond chance (Krippendorff&apos;s alpha)</source>
        <translation>Labels beyond chance (Krippendorff&apos;s alpha)</translation>
    </message>
    <message>
        <source>Like relaxed F1, but each pair counts only the share of characters that is common.</source>
        <translation>Like relaxed F1, but each pair counts only the share of characters that is common.</translation>
    </message>
    <message>
        <source>Links beyond chance (pair alpha)</source>
        <translation>Links beyond chance (pair alpha)</translation>
    </message>
    <message>
        <source>Links beyond chance (pair kappa)</source>
        <translation>Links beyond chance (pair kappa)</translation>
    </message>
    <message>
        <source>Only relations whose two ends both annotators have, so differing spans do not count.</source>
        <translation>Only relations whose two ends both annotators have, so differing spans do not count.</translation>
    </message>
    <message>
        <source>Over spans that both have (paired at half overlap): how much more often the labels agree than they would by chance. 1 is perfect, 0 is chance, below 0 worse.</source>
        <translation>Over spans that both have (paired at half overlap): how much more often the labels agree than they would by chance. 1 is perfect, 0 is chance, below 0 worse.</translation>
    </message>
    <message>
        <source>Over spans that both have (paired at half overlap): the share with the same label.</source>
        <translation>Over spans that both have (paired at half overlap): the share with the same label.</translation>
    </message>
    <message>
        <source>Same borders (exact F1)</source>
        <translation>Same borders (exact F1)</translation>
    </message>
    <message>
        <source>Same borders and label (strict F1)</source>
        <translation>Same borders and label (strict F1)</translation>
    </message>
    <message>
        <source>Same ends and label (strict F1)</source>
        <translation>Same ends and label (strict F1)</translation>
    </message>
    <message>
        <source>Same ends and their labels, any label</source>
        <translation>Same ends and their labels, any label</translation>
    </message>
    <message>
        <source>Same ends, any label</source>
        <translation>Same ends, any label</translation>
    </message>
    <message>
        <source>Same ends, their labels and label (strict F1)</source>
        <translation>Same ends, their labels and label (strict F1)</translation>
    </message>
    <message>
        <source>Same label where both have both ends</source>
        <translation>Same label where both have both ends</translation>
    </message>
    <message>
        <source>Same label, chance included (agreement)</source>
        <translation>Same label, chance included (agreement)</translation>
    </message>
    <message>
        <source>Same link or none, chance included (agreement)</source>
        <translation>Same link or none, chance included (agreement)</translation>
    </message>
    <message>
        <source>SemEval exact F1</source>
        <translation>SemEval exact F1</translation>
    </message>
    <message>
        <source>SemEval partial F1</source>
        <translation>SemEval partial F1</translation>
    </message>
    <message>
        <source>SemEval strict F1</source>
        <translation>SemEval strict F1</translation>
    </message>
    <message>
        <source>SemEval type F1</source>
        <translation>SemEval type F1</translation>
    </message>
    <message>
        <source>Spans are paired one to one where at least half of their characters are common; twice the pairs, over all spans of both.</source>
        <translation>Spans are paired one to one where at least half of their characters are common; twice the pairs, over all spans of both.</translation>
    </message>
    <message>
        <source>Spans are paired one to one where they overlap at all; twice the pairs, over all spans of both.</source>
        <translation>Spans are paired one to one where they overlap at all; twice the pairs, over all spans of both.</translation>
    </message>
    <message>
        <source>The ends have the same borders and labels; the relation&apos;s label does not matter.</source>
        <translation>The ends have the same borders and labels; the relation&apos;s label does not matter.</translation>
    </message>
    <message>
        <source>The ends have the same borders; the relation&apos;s label does not matter.</source>
        <translation>The ends have the same borders; the relation&apos;s label does not matter.</translation>
    </message>
    <message>
        <source>The ends overlap by half at least; direction and label are the same.</source>
        <translation>The ends overlap by half at least; direction and label are the same.</translation>
    </message>
    <message>
        <source>The ends overlap by half at least; the relation&apos;s label does not matter.</source>
        <translation>The ends overlap by half at least; the relation&apos;s label does not matter.</translation>
    </message>
    <message>
        <source>The other has no span at one of the ends.</source>
        <translation>The other has no span at one of the ends.</translation>
    </message>
    <message>
        <source>The other&apos;s end has other borders or another label.</source>
        <translation>The other&apos;s end has other borders or another label.</translation>
    </message>
    <message>
        <source>The other&apos;s relation has another label.</source>
        <translation>The other&apos;s relation has another label.</translation>
    </message>
    <message>
        <source>The other&apos;s relation runs the other way.</source>
        <translation>The other&apos;s relation runs the other way.</translation>
    </message>
    <message>
        <source>The same, and the labels of the ends must be the same, too.</source>
        <translation>The same, and the labels of the ends must be the same, too.</translation>
    </message>
    <message>
        <source>The two are linked at all: neither direction nor label matters.</source>
        <translation>The two are linked at all: neither direction nor label matters.</translation>
    </message>
    <message>
        <source>Twice the characters that both marked, over all characters that each marked.</source>
        <translation>Twice the characters that both marked, over all characters that each marked.</translation>
    </message>
    <message>
        <source>Twice the relations with the same borders of both ends, direction and label, over all relations of both.</source>
        <translation>Twice the relations with the same borders of both ends, direction and label, over all relations of both.</translation>
    </message>
    <message>
        <source>Twice the spans with the same borders and label, over all spans of both.</source>
        <translation>Twice the spans with the same borders and label, over all spans of both.</translation>
    </message>
    <message>
        <source>Twice the spans with the very same borders, over all spans of both; labels do not matter.</source>
        <translation>Twice the spans with the very same borders, over all spans of both; labels do not matter.</translation>
    </message>
    <message>
        <source>Weighed by overlap (soft F1)</source>
        <translation>Weighed by overlap (soft F1)</translation>
    </message>
    <message>
        <source>chance would agree as well</source>
        <translation>chance would agree as well</translation>
    </message>
    <message>
        <source>it needs two annotators who finished the same document</source>
        <translation>it needs two annotators who finished the same document</translation>
    </message>
    <message>
        <source>neither annotator has a relation</source>
        <translation>neither annotator has a relation</translation>
    </message>
    <message>
        <source>neither annotator has a span</source>
        <translation>neither annotator has a span</translation>
    </message>
    <message>
        <source>no document has this figure</source>
        <translation>no document has this figure</translation>
    </message>
    <message>
        <source>no two common spans are near each other</source>
        <translation>no two common spans are near each other</translation>
    </message>
    <message>
        <source>of no relation do both have both ends</source>
        <translation>of no relation do both have both ends</translation>
    </message>
    <message>
        <source>only one label was ever used, so there is nothing to tell from chance</source>
        <translation>only one label was ever used, so there is nothing to tell from chance</translation>
    </message>
    <message>
        <source>the figure is defined for no pair</source>
        <translation>the figure is defined for no pair</translation>
    </message>
    <message>
        <source>the same sentence</source>
        <translation>the same sentence</translation>
    </message>
    <message>
        <source>the whole document</source>
        <translation>the whole document</translation>
    </message>
    <message>
        <source>they have no characters in common</source>
        <translation>they have no characters in common</translation>
    </message>
    <message>
        <source>they have no span in common</source>
        <translation>they have no span in common</translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message>
        <source>Close</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Find in the text</source>
        <translation>Find in the text</translation>
    </message>
    <message>
        <source>Ignore tone marks</source>
        <translation>Ignore tone marks</translation>
    </message>
    <message>
        <source>Match case</source>
        <translation>Match case</translation>
    </message>
    <message>
        <source>Next hit</source>
        <translation>Next hit</translation>
    </message>
    <message>
        <source>Previous hit</source>
        <translation>Previous hit</translation>
    </message>
    <message>
        <source>Whole syllables</source>
        <translation>Whole syllables</translation>
    </message>
</context>
<context>
    <name>Finding</name>
    <message>
        <source>from the end</source>
        <translation>from the end</translation>
    </message>
    <message>
        <source>from the top</source>
        <translation>from the top</translation>
    </message>
    <message>
        <source>nothing found</source>
        <translation>nothing found</translation>
    </message>
    <message>
        <source>{count} found</source>
        <translation>{count} found</translation>
    </message>
    <message>
        <source>{count} …</source>
        <translation>{count} …</translation>
    </message>
    <message>
        <source>{place} of {count}</source>
        <translation>{place} of {count}</translation>
    </message>
</context>
<context>
    <name>Formats</name>
    <message>
        <source>JSON Lines (native, lossless)</source>
        <translation>JSON Lines (native, lossless)</translation>
    </message>
    <message>
        <source>Plain text</source>
        <translation>Plain text</translation>
    </message>
    <message>
        <source>What becomes of a span with gaps: left out, or written from its first to its last character.</source>
        <translation>What becomes of a span with gaps: left out, or written from its first to its last character.</translation>
    </message>
    <message>
        <source>Character encoding of the file, for example cp1258; empty means by its byte order mark, else UTF-8. Of several, as in utf-8,cp1252, the first that fits the whole file is taken.</source>
        <translation>Character encoding of the file, for example cp1258; empty means by its byte order mark, else UTF-8. Of several, as in utf-8,cp1252, the first that fits the whole file is taken.</translation>
    </message>
    <message>
        <source>Annotation sets to read, with commas between, or all; empty means all but Original markups.</source>
        <translation>Annotation sets to read, with commas between, or all; empty means all but Original markups.</translation>
    </message>
    <message>
        <source>BioC XML or JSON</source>
        <translation>BioC XML or JSON</translation>
    </message>
    <message>
        <source>CSV or TSV for spreadsheets</source>
        <translation>CSV or TSV for spreadsheets</translation>
    </message>
    <message>
        <source>CoNLL columns (IOB1, IOB2, IOBES, BILOU; VLSP 2016)</source>
        <translation>CoNLL columns (IOB1, IOB2, IOBES, BILOU; VLSP 2016)</translation>
    </message>
    <message>
        <source>CoNLL-U (entities in MISC)</source>
        <translation>CoNLL-U (entities in MISC)</translation>
    </message>
    <message>
        <source>Columns that hold the tags, counted from 1 or by the names in a header, for example 4,5 for nested spans; empty means as the first lines suggest.</source>
        <translation>Columns that hold the tags, counted from 1 or by the names in a header, for example 4,5 for nested spans; empty means as the first lines suggest.</translation>
    </message>
    <message>
        <source>Cut the text at the tokens that its own file brought, where there are any, or always into syllables and marks of punctuation.</source>
        <translation>Cut the text at the tokens that its own file brought, where there are any, or always into syllables and marks of punctuation.</translation>
    </message>
    <message>
        <source>Decides which of the pairs are taken when there are more; 0 is the seed of the export.</source>
        <translation>Decides which of the pairs are taken when there are more; 0 is the seed of the export.</translation>
    </message>
    <message>
        <source>DocRED JSON</source>
        <translation>DocRED JSON</translation>
    </message>
    <message>
        <source>DyGIE++ JSON Lines</source>
        <translation>DyGIE++ JSON Lines</translation>
    </message>
    <message>
        <source>Entities with ids and relations, or a label list of start, end and label; own means as each document&apos;s file had it, else entities.</source>
        <translation>Entities with ids and relations, or a label list of start, end and label; own means as each document&apos;s file had it, else entities.</translation>
    </message>
    <message>
        <source>Features that are labels, for example NamedEntity|value,Referent|entity; empty means by their names.</source>
        <translation>Features that are labels, for example NamedEntity|value,Referent|entity; empty means by their names.</translation>
    </message>
    <message>
        <source>GATE XML</source>
        <translation>GATE XML</translation>
    </message>
    <message>
        <source>GLiNER JSON</source>
        <translation>GLiNER JSON</translation>
    </message>
    <message>
        <source>How far apart the two spans of such a pair may be, for example tokens:50 or sentences:2.</source>
        <translation>How far apart the two spans of such a pair may be, for example tokens:50 or sentences:2.</translation>
    </message>
    <message>
        <source>How many columns of tags nested=columns writes.</source>
        <translation>How many columns of tags nested=columns writes.</translation>
    </message>
    <message>
        <source>How many pairs a document, allowed by the scheme and linked by nobody, are written as no_relation.</source>
        <translation>How many pairs a document, allowed by the scheme and linked by nobody, are written as no_relation.</translation>
    </message>
    <message>
        <source>How the tags mark where a span begins and ends; auto means as the prefixes tell on reading, and as the document&apos;s own file did, else iob2, on writing.</source>
        <translation>How the tags mark where a span begins and ends; auto means as the prefixes tell on reading, and as the document&apos;s own file did, else iob2, on writing.</translation>
    </message>
    <message>
        <source>How the tags mark where a span begins and ends; auto means as the prefixes tell on reading, and iob2 on writing.</source>
        <translation>How the tags mark where a span begins and ends; auto means as the prefixes tell on reading, and iob2 on writing.</translation>
    </message>
    <message>
        <source>Hugging Face JSON Lines (tokens and tags)</source>
        <translation>Hugging Face JSON Lines (tokens and tags)</translation>
    </message>
    <message>
        <source>Hugging Face Parquet (tokens and tags)</source>
        <translation>Hugging Face Parquet (tokens and tags)</translation>
    </message>
    <message>
        <source>Inline ENAMEX (VLSP 2018, VLSP 2021)</source>
        <translation>Inline ENAMEX (VLSP 2018, VLSP 2021)</translation>
    </message>
    <message>
        <source>Label Studio JSON</source>
        <translation>Label Studio JSON</translation>
    </message>
    <message>
        <source>Layers to show, with commas between, or all; empty means all but parts of speech, lemmas, stems, morphology and dependencies. The others are kept.</source>
        <translation>Layers to show, with commas between, or all; empty means all but parts of speech, lemmas, stems, morphology and dependencies. The others are kept.</translation>
    </message>
    <message>
        <source>Name of the column that holds the texts, where each row is a document.</source>
        <translation>Name of the column that holds the texts, where each row is a document.</translation>
    </message>
    <message>
        <source>Name of the feature that holds the label; empty means value, label or the like.</source>
        <translation>Name of the feature that holds the label; empty means value, label or the like.</translation>
    </message>
    <message>
        <source>Names of the types of annotations to take, parted by commas, with or without the package; empty means all but those that describe tokens, sentences, syntax and the document.</source>
        <translation>Names of the types of annotations to take, parted by commas, with or without the package; empty means all but those that describe tokens, sentences, syntax and the document.</translation>
    </message>
    <message>
        <source>Prodigy JSON Lines</source>
        <translation>Prodigy JSON Lines</translation>
    </message>
    <message>
        <source>PubTator</source>
        <translation>PubTator</translation>
    </message>
    <message>
        <source>REBEL or T-REx JSON Lines</source>
        <translation>REBEL or T-REx JSON Lines</translation>
    </message>
    <message>
        <source>SpERT JSON</source>
        <translation>SpERT JSON</translation>
    </message>
    <message>
        <source>TACRED JSON</source>
        <translation>TACRED JSON</translation>
    </message>
    <message>
        <source>Tags by name, or by number with their names in a file beside; own means as the first document&apos;s own file, else by name.</source>
        <translation>Tags by name, or by number with their names in a file beside; own means as the first document&apos;s own file, else by name.</translation>
    </message>
    <message>
        <source>The file with the labelling configuration (XML); empty means the one beside the tasks, if there is one.</source>
        <translation>The file with the labelling configuration (XML); empty means the one beside the tasks, if there is one.</translation>
    </message>
    <message>
        <source>The key in doc.spans of the first layer&apos;s spans.</source>
        <translation>The key in doc.spans of the first layer&apos;s spans.</translation>
    </message>
    <message>
        <source>The key of a task&apos;s data that holds its text; empty means as the labelling configuration or the regions tell.</source>
        <translation>The key of a task&apos;s data that holds its text; empty means as the labelling configuration or the regions tell.</translation>
    </message>
    <message>
        <source>The key of the spans; empty means as doccano&apos;s versions call it.</source>
        <translation>The key of the spans; empty means as doccano&apos;s versions call it.</translation>
    </message>
    <message>
        <source>The key of the text; empty means text, or what the file calls it.</source>
        <translation>The key of the text; empty means text, or what the file calls it.</translation>
    </message>
    <message>
        <source>The label of spans for which the file says no type.</source>
        <translation>The label of spans for which the file says no type.</translation>
    </message>
    <message>
        <source>The language of the labels that visual.conf shows.</source>
        <translation>The language of the labels that visual.conf shows.</translation>
    </message>
    <message>
        <source>The names of tags that are numbers, in order and parted by commas, for example O,B-PER,I-PER; empty means by a file beside.</source>
        <translation>The names of tags that are numbers, in order and parted by commas, for example O,B-PER,I-PER; empty means by a file beside.</translation>
    </message>
    <message>
        <source>Triples with places, or words in a row between &lt;triplet&gt;, &lt;subj&gt; and &lt;obj&gt;, on which REBEL is trained; else as the document&apos;s own file, or with places.</source>
        <translation>Triples with places, or words in a row between &lt;triplet&gt;, &lt;subj&gt; and &lt;obj&gt;, on which REBEL is trained; else as the document&apos;s own file, or with places.</translation>
    </message>
    <message>
        <source>Types of annotations to read, with commas between, or all; empty means all but Token, SpaceToken, Split and Sentence.</source>
        <translation>Types of annotations to read, with commas between, or all; empty means all but Token, SpaceToken, Split and Sentence.</translation>
    </message>
    <message>
        <source>UIMA CAS XMI (INCEpTION, WebAnno, DKPro)</source>
        <translation>UIMA CAS XMI (INCEpTION, WebAnno, DKPro)</translation>
    </message>
    <message>
        <source>UIMA JSON CAS (INCEpTION)</source>
        <translation>UIMA JSON CAS (INCEpTION)</translation>
    </message>
    <message>
        <source>WebAnno TSV 3 (INCEpTION)</source>
        <translation>WebAnno TSV 3 (INCEpTION)</translation>
    </message>
    <message>
        <source>What becomes of a span that cuts a token: grown to whole tokens, shrunk to those that it holds whole, or left out.</source>
        <translation>What becomes of a span that cuts a token: grown to whole tokens, shrunk to those that it holds whole, or left out.</translation>
    </message>
    <message>
        <source>What becomes of a span with gaps: written from its first to its last character, or left out.</source>
        <translation>What becomes of a span with gaps: written from its first to its last character, or left out.</translation>
    </message>
    <message>
        <source>What parts the cells; auto means what the header has most of on reading, and a tab in a .tsv file, else a comma, on writing.</source>
        <translation>What parts the cells; auto means what the header has most of on reading, and a tab in a .tsv file, else a comma, on writing.</translation>
    </message>
    <message>
        <source>What the column of tags is called; empty means ner_tags, tags or the like.</source>
        <translation>What the column of tags is called; empty means ner_tags, tags or the like.</translation>
    </message>
    <message>
        <source>What the column of tokens is called; empty means tokens, words or the like.</source>
        <translation>What the column of tokens is called; empty means tokens, words or the like.</translation>
    </message>
    <message>
        <source>What the data set is called, for documents whose file did not say it; a trained model knows its labels by this name.</source>
        <translation>What the data set is called, for documents whose file did not say it; a trained model knows its labels by this name.</translation>
    </message>
    <message>
        <source>What the offsets count: on reading, what fits the borders of words in the whole file, or always this; on writing, what the text&apos;s own file did, else UTF-16 as doccano does, or always UTF-16 or code points.</source>
        <translation>What the offsets count: on reading, what fits the borders of words in the whole file, or always this; on writing, what the text&apos;s own file did, else UTF-16 as doccano does, or always UTF-16 or code points.</translation>
    </message>
    <message>
        <source>What the offsets count: on reading, what the regions&apos; words tell, or always this; on writing, UTF-16 as Label Studio does, or code points.</source>
        <translation>What the offsets count: on reading, what the regions&apos; words tell, or always this; on writing, UTF-16 as Label Studio does, or code points.</translation>
    </message>
    <message>
        <source>Where the entities stand: Entity for brackets, NER or name for tags, or a column of CoNLL-U Plus; empty means as the first lines suggest, else Entity.</source>
        <translation>Where the entities stand: Entity for brackets, NER or name for tags, or a column of CoNLL-U Plus; empty means as the first lines suggest, else Entity.</translation>
    </message>
    <message>
        <source>Whether &quot;_&quot; inside a token stands for the space between two syllables, as Vietnamese word segmenters write it.</source>
        <translation>Whether &quot;_&quot; inside a token stands for the space between two syllables, as Vietnamese word segmenters write it.</translation>
    </message>
    <message>
        <source>Whether a mark &apos; before =, +, -, @ and the like keeps spreadsheets from taking a cell for a formula; reading takes it away.</source>
        <translation>Whether a mark &apos; before =, +, -, @ and the like keeps spreadsheets from taking a cell for a formula; reading takes it away.</translation>
    </message>
    <message>
        <source>Whether all is one person&apos;s work, or the first folder below the imported one is the annotator&apos;s name.</source>
        <translation>Whether all is one person&apos;s work, or the first folder below the imported one is the annotator&apos;s name.</translation>
    </message>
    <message>
        <source>Whether each example lists the labels of the scheme that none of its spans bears.</source>
        <translation>Whether each example lists the labels of the scheme that none of its spans bears.</translation>
    </message>
    <message>
        <source>Whether each layer is written as annotation/DOCUMENT/WHO.tsv, as INCEpTION does, also where a document has one.</source>
        <translation>Whether each layer is written as annotation/DOCUMENT/WHO.tsv, as INCEpTION does, also where a document has one.</translation>
    </message>
    <message>
        <source>Whether each sentence or each document makes an example; only in the latter can relations cross sentences.</source>
        <translation>Whether each sentence or each document makes an example; only in the latter can relations cross sentences.</translation>
    </message>
    <message>
        <source>Whether examples that follow each other and name the same document make one document, a sentence each.</source>
        <translation>Whether examples that follow each other and name the same document make one document, a sentence each.</translation>
    </message>
    <message>
        <source>Whether the file begins with a byte order mark, without which Excel shows Vietnamese letters wrongly.</source>
        <translation>Whether the file begins with a byte order mark, without which Excel shows Vietnamese letters wrongly.</translation>
    </message>
    <message>
        <source>Which spans to write where spans lie in each other.</source>
        <translation>Which spans to write where spans lie in each other.</translation>
    </message>
    <message>
        <source>Which spans to write where spans lie in each other: the outermost or the innermost first, as far as there are columns, or nested ones in further columns.</source>
        <translation>Which spans to write where spans lie in each other: the outermost or the innermost first, as far as there are columns, or nested ones in further columns.</translation>
    </message>
    <message>
        <source>annotations</source>
        <translation>annotations</translation>
    </message>
    <message>
        <source>annotators</source>
        <translation>annotators</translation>
    </message>
    <message>
        <source>attribute types</source>
        <translation>attribute types</translation>
    </message>
    <message>
        <source>attributes</source>
        <translation>attributes</translation>
    </message>
    <message>
        <source>attributes of relations</source>
        <translation>attributes of relations</translation>
    </message>
    <message>
        <source>auto</source>
        <translation>auto</translation>
    </message>
    <message>
        <source>bilou</source>
        <translation>bilou</translation>
    </message>
    <message>
        <source>bom</source>
        <translation>bom</translation>
    </message>
    <message>
        <source>brat standoff</source>
        <translation>brat standoff</translation>
    </message>
    <message>
        <source>code points</source>
        <translation>code points</translation>
    </message>
    <message>
        <source>comma</source>
        <translation>comma</translation>
    </message>
    <message>
        <source>config</source>
        <translation>config</translation>
    </message>
    <message>
        <source>control characters</source>
        <translation>control characters</translation>
    </message>
    <message>
        <source>cover</source>
        <translation>from first to last character</translation>
    </message>
    <message>
        <source>crossing spans</source>
        <translation>crossing spans</translation>
    </message>
    <message>
        <source>cut</source>
        <translation>cut</translation>
    </message>
    <message>
        <source>dataset</source>
        <translation>dataset</translation>
    </message>
    <message>
        <source>delimiter</source>
        <translation>delimiter</translation>
    </message>
    <message>
        <source>disarm</source>
        <translation>disarm</translation>
    </message>
    <message>
        <source>discontinuous</source>
        <translation>Spans with gaps</translation>
    </message>
    <message>
        <source>discontinuous spans</source>
        <translation>discontinuous spans</translation>
    </message>
    <message>
        <source>doccano JSON Lines</source>
        <translation>doccano JSON Lines</translation>
    </message>
    <message>
        <source>document</source>
        <translation>document</translation>
    </message>
    <message>
        <source>document metadata</source>
        <translation>document metadata</translation>
    </message>
    <message>
        <source>document names</source>
        <translation>document names</translation>
    </message>
    <message>
        <source>documents without relations</source>
        <translation>documents without relations</translation>
    </message>
    <message>
        <source>documents without spans</source>
        <translation>documents without spans</translation>
    </message>
    <message>
        <source>documents without text</source>
        <translation>documents without text</translation>
    </message>
    <message>
        <source>drop</source>
        <translation>left out</translation>
    </message>
    <message>
        <source>en</source>
        <translation>en</translation>
    </message>
    <message>
        <source>encoding</source>
        <translation>Encoding</translation>
    </message>
    <message>
        <source>entities</source>
        <translation>entities</translation>
    </message>
    <message>
        <source>expand</source>
        <translation>expand</translation>
    </message>
    <message>
        <source>folders</source>
        <translation>folders</translation>
    </message>
    <message>
        <source>graphemes</source>
        <translation>graphemes</translation>
    </message>
    <message>
        <source>group</source>
        <translation>group</translation>
    </message>
    <message>
        <source>grouped</source>
        <translation>grouped</translation>
    </message>
    <message>
        <source>identical relations</source>
        <translation>identical relations</translation>
    </message>
    <message>
        <source>identical spans</source>
        <translation>identical spans</translation>
    </message>
    <message>
        <source>iob1</source>
        <translation>iob1</translation>
    </message>
    <message>
        <source>iob2</source>
        <translation>iob2</translation>
    </message>
    <message>
        <source>iobes</source>
        <translation>iobes</translation>
    </message>
    <message>
        <source>key</source>
        <translation>key</translation>
    </message>
    <message>
        <source>layers</source>
        <translation>layers</translation>
    </message>
    <message>
        <source>levels</source>
        <translation>levels</translation>
    </message>
    <message>
        <source>names</source>
        <translation>names</translation>
    </message>
    <message>
        <source>numbers</source>
        <translation>numbers</translation>
    </message>
    <message>
        <source>own</source>
        <translation>own</translation>
    </message>
    <message>
        <source>people</source>
        <translation>people</translation>
    </message>
    <message>
        <source>places of spans</source>
        <translation>places of spans</translation>
    </message>
    <message>
        <source>relations across sentences</source>
        <translation>relations across sentences</translation>
    </message>
    <message>
        <source>relations of a span with itself</source>
        <translation>relations of a span with itself</translation>
    </message>
    <message>
        <source>scheme</source>
        <translation>scheme</translation>
    </message>
    <message>
        <source>seed</source>
        <translation>seed</translation>
    </message>
    <message>
        <source>semicolon</source>
        <translation>semicolon</translation>
    </message>
    <message>
        <source>sentence</source>
        <translation>sentence</translation>
    </message>
    <message>
        <source>sets</source>
        <translation>sets</translation>
    </message>
    <message>
        <source>several relations of one pair</source>
        <translation>several relations of one pair</translation>
    </message>
    <message>
        <source>shrink</source>
        <translation>shrink</translation>
    </message>
    <message>
        <source>spaCy DocBin (.spacy)</source>
        <translation>spaCy DocBin (.spacy)</translation>
    </message>
    <message>
        <source>spaCy JSON Lines</source>
        <translation>spaCy JSON Lines</translation>
    </message>
    <message>
        <source>spans across sentences</source>
        <translation>spans across sentences</translation>
    </message>
    <message>
        <source>syllables</source>
        <translation>syllables</translation>
    </message>
    <message>
        <source>tab</source>
        <translation>tab</translation>
    </message>
    <message>
        <source>tags</source>
        <translation>tags</translation>
    </message>
    <message>
        <source>tags_column</source>
        <translation>tags_column</translation>
    </message>
    <message>
        <source>text</source>
        <translation>text</translation>
    </message>
    <message>
        <source>titles</source>
        <translation>titles</translation>
    </message>
    <message>
        <source>tokens</source>
        <translation>tokens</translation>
    </message>
    <message>
        <source>tokens_column</source>
        <translation>tokens_column</translation>
    </message>
    <message>
        <source>trex</source>
        <translation>trex</translation>
    </message>
    <message>
        <source>types</source>
        <translation>types</translation>
    </message>
    <message>
        <source>unit</source>
        <translation>unit</translation>
    </message>
    <message>
        <source>utf-16</source>
        <translation>utf-16</translation>
    </message>
    <message>
        <source>utf-16, end inclusive</source>
        <translation>utf-16, end inclusive</translation>
    </message>
    <message>
        <source>utf-16, line ends as one</source>
        <translation>utf-16, line ends as one</translation>
    </message>
    <message>
        <source>vi</source>
        <translation>vi</translation>
    </message>
    <message>
        <source>window</source>
        <translation>window</translation>
    </message>
    <message>
        <source>innermost</source>
        <translation>innermost</translation>
    </message>
    <message>
        <source>columns</source>
        <translation>columns</translation>
    </message>
    <message>
        <source>joined</source>
        <translation>joined</translation>
    </message>
    <message>
        <source>label</source>
        <translation>label</translation>
    </message>
    <message>
        <source>label characters</source>
        <translation>label characters</translation>
    </message>
    <message>
        <source>layers of several annotators</source>
        <translation>layers of several annotators</translation>
    </message>
    <message>
        <source>line ends</source>
        <translation>line ends</translation>
    </message>
    <message>
        <source>linear</source>
        <translation>linear</translation>
    </message>
    <message>
        <source>negatives</source>
        <translation>negatives</translation>
    </message>
    <message>
        <source>ner_negatives</source>
        <translation>ner_negatives</translation>
    </message>
    <message>
        <source>nested</source>
        <translation>Nested spans</translation>
    </message>
    <message>
        <source>nested spans</source>
        <translation>nested spans</translation>
    </message>
    <message>
        <source>notes</source>
        <translation>notes</translation>
    </message>
    <message>
        <source>notes of relations</source>
        <translation>notes of relations</translation>
    </message>
    <message>
        <source>one</source>
        <translation>one</translation>
    </message>
    <message>
        <source>original spacing</source>
        <translation>original spacing</translation>
    </message>
    <message>
        <source>outermost</source>
        <translation>outermost</translation>
    </message>
    <message>
        <source>relations</source>
        <translation>relations</translation>
    </message>
    <message>
        <source>spans that cut a token</source>
        <translation>spans that cut a token</translation>
    </message>
    <message>
        <source>spans with white space at an edge</source>
        <translation>spans with white space at an edge</translation>
    </message>
    <message>
        <source>spans without a relation</source>
        <translation>spans without a relation</translation>
    </message>
    <message>
        <source>states</source>
        <translation>states</translation>
    </message>
    <message>
        <source>style</source>
        <translation>Style</translation>
    </message>
</context>
<context>
    <name>Gestures</name>
    <message>
        <source>Click, click again</source>
        <translation>Click, click again</translation>
    </message>
    <message>
        <source>Ctrl+click</source>
        <translation>Ctrl+click</translation>
    </message>
    <message>
        <source>Ctrl+wheel</source>
        <translation>Ctrl+wheel</translation>
    </message>
    <message>
        <source>after R: Page Up, Page Down</source>
        <translation>after R: Page Up, Page Down</translation>
    </message>
    <message>
        <source>after R: Shift+letter</source>
        <translation>after R: Shift+letter</translation>
    </message>
    <message>
        <source>after R: letters</source>
        <translation>after R: letters</translation>
    </message>
    <message>
        <source>scroll, the hints follow; Tab and the arrow keys walk, Enter takes</source>
        <translation>scroll, the hints follow; Tab and the arrow keys walk, Enter takes</translation>
    </message>
    <message>
        <source>take the end that bears them, or click it</source>
        <translation>take the end that bears them, or click it</translation>
    </message>
    <message>
        <source>Double-click</source>
        <translation>Double-click</translation>
    </message>
    <message>
        <source>Drag</source>
        <translation>Drag</translation>
    </message>
    <message>
        <source>Drag an edge</source>
        <translation>Drag an edge</translation>
    </message>
    <message>
        <source>Label key</source>
        <translation>Label key</translation>
    </message>
    <message>
        <source>Relation label&apos;s key</source>
        <translation>Relation label&apos;s key</translation>
    </message>
    <message>
        <source>Shift+drag</source>
        <translation>Shift+drag</translation>
    </message>
    <message>
        <source>Triple-click</source>
        <translation>Triple-click</translation>
    </message>
    <message>
        <source>add another stretch, also to the selected span (discontinuous spans)</source>
        <translation>add another stretch, also to the selected span (discontinuous spans)</translation>
    </message>
    <message>
        <source>label the selected words, or relabel the selected span or relation</source>
        <translation>label the selected words, or relabel the selected span or relation</translation>
    </message>
    <message>
        <source>make this relation the other way round; R again turns all hints round</source>
        <translation>make this relation the other way round; R again turns all hints round</translation>
    </message>
    <message>
        <source>move that end of the span</source>
        <translation>move that end of the span</translation>
    </message>
    <message>
        <source>select a sentence</source>
        <translation>select a sentence</translation>
    </message>
    <message>
        <source>select a span, then the one around it</source>
        <translation>select a span, then the one around it</translation>
    </message>
    <message>
        <source>select one syllable</source>
        <translation>select one syllable</translation>
    </message>
    <message>
        <source>select several spans</source>
        <translation>select several spans</translation>
    </message>
    <message>
        <source>select words (whole syllables; with Alt characters, with Ctrl words)</source>
        <translation>select words (whole syllables; with Alt characters, with Ctrl words)</translation>
    </message>
    <message>
        <source>start a relation of this label from or to the selected span</source>
        <translation>start a relation of this label from or to the selected span</translation>
    </message>
    <message>
        <source>zoom</source>
        <translation>zoom</translation>
    </message>
</context>
<context>
    <name>Groups</name>
    <message>
        <source>By cause</source>
        <translation>By cause</translation>
    </message>
    <message>
        <source>By document</source>
        <translation>By document</translation>
    </message>
    <message>
        <source>By labels</source>
        <translation>By labels</translation>
    </message>
    <message>
        <source>By who differs</source>
        <translation>By who differs</translation>
    </message>
    <message>
        <source>No majority</source>
        <translation>No majority</translation>
    </message>
    <message>
        <source>Nobody differs</source>
        <translation>Nobody differs</translation>
    </message>
    <message>
        <source>Not grouped</source>
        <translation>Not grouped</translation>
    </message>
    <message>
        <source>{group} — {count}, all decided</source>
        <translation>{group} — {count}, all decided</translation>
    </message>
    <message>
        <source>{group} — {count}, {undecided} undecided</source>
        <translation>{group} — {count}, {undecided} undecided</translation>
    </message>
</context>
<context>
    <name>Headline</name>
    <message>
        <source>alike without regard to chance: {share}</source>
        <translation>alike without regard to chance: {share}</translation>
    </message>
    <message>
        <source>gold counts once its document is finished</source>
        <translation>gold counts once its document is finished</translation>
    </message>
    <message>
        <source>in brackets: 95 % interval</source>
        <translation>in brackets: 95 % interval</translation>
    </message>
    <message>
        <source>no difference at all in this figure</source>
        <translation>no difference at all in this figure</translation>
    </message>
    <message>
        <source>spans marked twice by one annotator, counted once: {count}</source>
        <translation>spans marked twice by one annotator, counted once: {count}</translation>
    </message>
    <message>
        <source>undefined: {why}</source>
        <translation>undefined: {why}</translation>
    </message>
    <message>
        <source>{count} pairs together</source>
        <translation>{count} pairs together</translation>
    </message>
    <message>
        <source>{used} of {total} finished by both</source>
        <translation>{used} of {total} finished by both</translation>
    </message>
    <message>
        <source>{used} of {total} finished by two or more</source>
        <translation>{used} of {total} finished by two or more</translation>
    </message>
</context>
<context>
    <name>Held</name>
    <message>
        <source>too long to edit here</source>
        <translation>too long to edit here</translation>
    </message>
</context>
<context>
    <name>HiddenMark</name>
    <message>
        <source>1 label hidden — show all</source>
        <translation>1 label hidden — show all</translation>
    </message>
    <message>
        <source>Nothing is lost: what is hidden is only not drawn. Click to see it again.</source>
        <translation>Nothing is lost: what is hidden is only not drawn. Click to see it again.</translation>
    </message>
    <message>
        <source>{count} labels hidden — show all</source>
        <translation>{count} labels hidden — show all</translation>
    </message>
</context>
<context>
    <name>Hints</name>
    <message>
        <source>{key}: more</source>
        <translation>{key}: more</translation>
    </message>
</context>
<context>
    <name>History</name>
    <message>
        <source>(no name)</source>
        <translation>(no name)</translation>
    </message>
    <message>
        <source>Not shown while your own work on the document is open.</source>
        <translation>Not shown while your own work on the document is open.</translation>
    </message>
    <message>
        <source>accept by rule</source>
        <translation>accept by rule</translation>
    </message>
    <message>
        <source>add a relation</source>
        <translation>add a relation</translation>
    </message>
    <message>
        <source>add a span</source>
        <translation>add a span</translation>
    </message>
    <message>
        <source>add an annotator</source>
        <translation>add an annotator</translation>
    </message>
    <message>
        <source>attribute</source>
        <translation>attribute</translation>
    </message>
    <message>
        <source>finish or reopen a document</source>
        <translation>finish or reopen a document</translation>
    </message>
    <message>
        <source>from</source>
        <translation>from</translation>
    </message>
    <message>
        <source>give documents to annotators</source>
        <translation>give documents to annotators</translation>
    </message>
    <message>
        <source>import documents</source>
        <translation>import documents</translation>
    </message>
    <message>
        <source>label</source>
        <translation>label</translation>
    </message>
    <message>
        <source>label identical stretches</source>
        <translation>label identical stretches</translation>
    </message>
    <message>
        <source>merge files</source>
        <translation>merge files</translation>
    </message>
    <message>
        <source>merge two labels</source>
        <translation>merge two labels</translation>
    </message>
    <message>
        <source>move the ends of a span</source>
        <translation>move the ends of a span</translation>
    </message>
    <message>
        <source>note</source>
        <translation>note</translation>
    </message>
    <message>
        <source>note on a decision</source>
        <translation>note on a decision</translation>
    </message>
    <message>
        <source>redo: {what}</source>
        <translation>redo: {what}</translation>
    </message>
    <message>
        <source>relabel a relation</source>
        <translation>relabel a relation</translation>
    </message>
    <message>
        <source>relabel spans</source>
        <translation>relabel spans</translation>
    </message>
    <message>
        <source>remove annotations</source>
        <translation>remove annotations</translation>
    </message>
    <message>
        <source>set the scheme</source>
        <translation>set the scheme</translation>
    </message>
    <message>
        <source>settle a disagreement</source>
        <translation>settle a disagreement</translation>
    </message>
    <message>
        <source>settle all alike</source>
        <translation>settle all alike</translation>
    </message>
    <message>
        <source>state</source>
        <translation>state</translation>
    </message>
    <message>
        <source>take decisions back</source>
        <translation>take decisions back</translation>
    </message>
    <message>
        <source>title</source>
        <translation>title</translation>
    </message>
    <message>
        <source>to</source>
        <translation>to</translation>
    </message>
    <message>
        <source>undo: {what}</source>
        <translation>undo: {what}</translation>
    </message>
    <message>
        <source>words</source>
        <translation>words</translation>
    </message>
    <message>
        <source>{what} (undone)</source>
        <translation>{what} (undone)</translation>
    </message>
</context>
<context>
    <name>HistoryDialog</name>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Copy</translation>
    </message>
    <message>
        <source>&amp;Go there</source>
        <translation>&amp;Go there</translation>
    </message>
    <message>
        <source>&amp;Of:</source>
        <translation>&amp;Of:</translation>
    </message>
    <message>
        <source>&amp;Save as CSV…</source>
        <translation>&amp;Save as CSV…</translation>
    </message>
    <message>
        <source>&amp;Who:</source>
        <translation>&amp;Who:</translation>
    </message>
    <message>
        <source>At any time</source>
        <translation>At any time</translation>
    </message>
    <message>
        <source>CSV files (*.csv)</source>
        <translation>CSV files (*.csv)</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>Everybody</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Everything</translation>
    </message>
    <message>
        <source>History</source>
        <translation>History</translation>
    </message>
    <message>
        <source>In the last 24 hours</source>
        <translation>In the last 24 hours</translation>
    </message>
    <message>
        <source>In the last 30 days</source>
        <translation>In the last 30 days</translation>
    </message>
    <message>
        <source>In the last 7 days</source>
        <translation>In the last 7 days</translation>
    </message>
    <message>
        <source>In the last year</source>
        <translation>In the last year</translation>
    </message>
    <message>
        <source>Save the history</source>
        <translation>Save the history</translation>
    </message>
    <message>
        <source>Select a span or a relation in the text.</source>
        <translation>Select a span or a relation in the text.</translation>
    </message>
    <message>
        <source>The history is being read.</source>
        <translation>The history is being read.</translation>
    </message>
    <message>
        <source>The whole project</source>
        <translation>The whole project</translation>
    </message>
    <message>
        <source>This document</source>
        <translation>This document</translation>
    </message>
    <message>
        <source>Time (UTC)</source>
        <translation>Time (UTC)</translation>
    </message>
    <message>
        <source>W&amp;hat:</source>
        <translation>W&amp;hat:</translation>
    </message>
    <message>
        <source>What is selected</source>
        <translation>What is selected</translation>
    </message>
    <message>
        <source>Whe&amp;n:</source>
        <translation>Whe&amp;n:</translation>
    </message>
</context>
<context>
    <name>HistoryModel</name>
    <message>
        <source>Details</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>Document</translation>
    </message>
    <message>
        <source>What</source>
        <translation>What</translation>
    </message>
    <message>
        <source>When</source>
        <translation>When</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Who</translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message numerus="yes">
        <source>%n label(s) joined the scheme.</source>
        <translation>
            <numerusform>%n label joined the scheme.</numerusform>
            <numerusform>%n labels joined the scheme.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Add %n label(s) and import</source>
        <translation>
            <numerusform>&amp;Add %n label and import</numerusform>
            <numerusform>&amp;Add %n labels and import</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Back</translation>
    </message>
    <message>
        <source>&amp;Import</source>
        <translation>&amp;Import</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Import</translation>
    </message>
    <message>
        <source>Import the &amp;rest</source>
        <translation>Import the &amp;rest</translation>
    </message>
    <message>
        <source>Imported</source>
        <translation>Imported</translation>
    </message>
    <message>
        <source>Imported: {counts}.</source>
        <translation>Imported: {counts}.</translation>
    </message>
    <message>
        <source>Importing…</source>
        <translation>Importing…</translation>
    </message>
    <message>
        <source>In the project already</source>
        <translation>In the project already</translation>
    </message>
    <message>
        <source>Left out on purpose</source>
        <translation>Left out on purpose</translation>
    </message>
    <message>
        <source>No document of the project belongs to this row; look in the file.</source>
        <translation>No document of the project belongs to this row; look in the file.</translation>
    </message>
    <message>
        <source>Nothing was imported, because something was rejected.</source>
        <translation>Nothing was imported, because something was rejected.</translation>
    </message>
    <message numerus="yes">
        <source>Nothing was imported: the scheme lacks %n label(s)</source>
        <translation>
            <numerusform>Nothing was imported: the scheme lacks %n label</numerusform>
            <numerusform>Nothing was imported: the scheme lacks %n labels</numerusform>
        </translation>
    </message>
    <message>
        <source>Read</source>
        <translation>Read</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>Rejected</translation>
    </message>
    <message>
        <source>The import was cancelled; nothing was imported.</source>
        <translation>The import was cancelled; nothing was imported.</translation>
    </message>
    <message>
        <source>Would be imported</source>
        <translation>Would be imported</translation>
    </message>
</context>
<context>
    <name>ImportSetup</name>
    <message>
        <source>&amp;Work without a state is:</source>
        <translation>&amp;Work without a state is:</translation>
    </message>
    <message>
        <source>Add &amp;files…</source>
        <translation>Add &amp;files…</translation>
    </message>
    <message>
        <source>Add f&amp;older…</source>
        <translation>Add f&amp;older…</translation>
    </message>
    <message>
        <source>Add or drop what is to be imported.</source>
        <translation>Add or drop what is to be imported.</translation>
    </message>
    <message>
        <source>Add them to the scheme</source>
        <translation>Add them to the scheme</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>All files</translation>
    </message>
    <message>
        <source>An edit is not saved yet; save it first.</source>
        <translation>An edit is not saved yet; save it first.</translation>
    </message>
    <message>
        <source>Files Annotator can read</source>
        <translation>Files Annotator can read</translation>
    </message>
    <message>
        <source>Files and fol&amp;ders, added here or dropped:</source>
        <translation>Files and fol&amp;ders, added here or dropped:</translation>
    </message>
    <message>
        <source>Files to import</source>
        <translation>Files to import</translation>
    </message>
    <message>
        <source>Folder to import</source>
        <translation>Folder to import</translation>
    </message>
    <message>
        <source>Forma&amp;t:</source>
        <translation>Forma&amp;t:</translation>
    </message>
    <message>
        <source>If anything is re&amp;jected:</source>
        <translation>If anything is re&amp;jected:</translation>
    </message>
    <message>
        <source>Import nothing and say why</source>
        <translation>Import nothing and say why</translation>
    </message>
    <message>
        <source>Import the rest</source>
        <translation>Import the rest</translation>
    </message>
    <message>
        <source>Labels the scheme &amp;lacks:</source>
        <translation>Labels the scheme &amp;lacks:</translation>
    </message>
    <message>
        <source>Leave out what bears them</source>
        <translation>Leave out what bears them</translation>
    </message>
    <message>
        <source>Re&amp;move</source>
        <translation>Re&amp;move</translation>
    </message>
    <message>
        <source>Recognise automatically</source>
        <translation>Recognise automatically</translation>
    </message>
    <message>
        <source>Recognised: {formats}.</source>
        <translation>Recognised: {formats}.</translation>
    </message>
    <message>
        <source>Stop and show them</source>
        <translation>Stop and show them</translation>
    </message>
    <message>
        <source>The project is open for reading only.</source>
        <translation>The project is open for reading only.</translation>
    </message>
    <message>
        <source>Work without a &amp;name is by:</source>
        <translation>Work without a &amp;name is by:</translation>
    </message>
</context>
<context>
    <name>InspectorPanel</name>
    <message>
        <source>By {name}</source>
        <translation>By {name}</translation>
    </message>
    <message>
        <source>Choose a span or a relation to see its attributes and note.</source>
        <translation>Choose a span or a relation to see its attributes and note.</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>Inspector</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Label</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Offsets</source>
        <translation>Offsets</translation>
    </message>
    <message>
        <source>Reverse direction</source>
        <translation>Reverse direction</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>Words</translation>
    </message>
</context>
<context>
    <name>ItemTable</name>
    <message>
        <source>Document</source>
        <translation>Document</translation>
    </message>
    <message>
        <source>File</source>
        <translation>File</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>Id</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Line</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Outcome</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>What</source>
        <translation>What</translation>
    </message>
</context>
<context>
    <name>ItemsPanel</name>
    <message>
        <source>Click a number or a bar, or press Enter on it: here stands what it counts.</source>
        <translation>Click a number or a bar, or press Enter on it: here stands what it counts.</translation>
    </message>
    <message>
        <source>Open in the &amp;text</source>
        <translation>Open in the &amp;text</translation>
    </message>
    <message>
        <source>Opens the item where disagreements are settled.</source>
        <translation>Opens the item where disagreements are settled.</translation>
    </message>
    <message>
        <source>Settle &amp;it…</source>
        <translation>Settle &amp;it…</translation>
    </message>
    <message>
        <source>Spans and relations behind the number</source>
        <translation>Spans and relations behind the number</translation>
    </message>
    <message>
        <source>{subject}: looking…</source>
        <translation>{subject}: looking…</translation>
    </message>
    <message>
        <source>{subject}: nothing differs here.</source>
        <translation>{subject}: nothing differs here.</translation>
    </message>
    <message>
        <source>{subject}: the first {count}</source>
        <translation>{subject}: the first {count}</translation>
    </message>
    <message>
        <source>{subject}: {count}</source>
        <translation>{subject}: {count}</translation>
    </message>
</context>
<context>
    <name>ItemsTable</name>
    <message>
        <source>Take the annotator in column:</source>
        <translation>Take the annotator in column:</translation>
    </message>
</context>
<context>
    <name>KeyField</name>
    <message>
        <source>Press the key here; Backspace takes it away.</source>
        <translation>Press the key here; Backspace takes it away.</translation>
    </message>
    <message>
        <source>none</source>
        <translation>none</translation>
    </message>
</context>
<context>
    <name>KeySettingsDialog</name>
    <message>
        <source>&amp;Add key</source>
        <translation>&amp;Add key</translation>
    </message>
    <message>
        <source>&amp;No key</source>
        <translation>&amp;No key</translation>
    </message>
    <message>
        <source>C&amp;hange key</source>
        <translation>C&amp;hange key</translation>
    </message>
    <message>
        <source>Change keys</source>
        <translation>Change keys</translation>
    </message>
    <message>
        <source>Default</source>
        <translation>Default</translation>
    </message>
    <message>
        <source>Find a command or a key</source>
        <translation>Find a command or a key</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Key</translation>
    </message>
    <message>
        <source>Keys of the text work while it has the keyboard; those of the window work everywhere.</source>
        <translation>Keys of the text work while it has the keyboard; those of the window work everywhere.</translation>
    </message>
    <message>
        <source>Press the key for “{what}”; Esc leaves</source>
        <translation>Press the key for “{what}”; Esc leaves</translation>
    </message>
    <message>
        <source>Rese&amp;t</source>
        <translation>Rese&amp;t</translation>
    </message>
    <message>
        <source>Reset a&amp;ll</source>
        <translation>Reset a&amp;ll</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>What it does</source>
        <translation>What it does</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Window</translation>
    </message>
</context>
<context>
    <name>Keyboard</name>
    <message>
        <source>No further span in this direction.</source>
        <translation>No further span in this direction.</translation>
    </message>
    <message>
        <source>Select a span first.</source>
        <translation>Select a span first.</translation>
    </message>
</context>
<context>
    <name>Keymap</name>
    <message>
        <source>Edges of the selection or span</source>
        <translation>Edges of the selection or span</translation>
    </message>
    <message>
        <source>End of the document</source>
        <translation>End of the document</translation>
    </message>
    <message>
        <source>End of the line</source>
        <translation>End of the line</translation>
    </message>
    <message>
        <source>Extend back by a character; of a span, the start outwards</source>
        <translation>Extend back by a character; of a span, the start outwards</translation>
    </message>
    <message>
        <source>Extend back by a paragraph</source>
        <translation>Extend back by a paragraph</translation>
    </message>
    <message>
        <source>Extend back by a sentence</source>
        <translation>Extend back by a sentence</translation>
    </message>
    <message>
        <source>Extend back by a syllable</source>
        <translation>Extend back by a syllable</translation>
    </message>
    <message>
        <source>Extend back by a word</source>
        <translation>Extend back by a word</translation>
    </message>
    <message>
        <source>Extend by a character; of a span, the start inwards</source>
        <translation>Extend by a character; of a span, the start inwards</translation>
    </message>
    <message>
        <source>Extend by a page down</source>
        <translation>Extend by a page down</translation>
    </message>
    <message>
        <source>Extend by a page up</source>
        <translation>Extend by a page up</translation>
    </message>
    <message>
        <source>Extend by a paragraph</source>
        <translation>Extend by a paragraph</translation>
    </message>
    <message>
        <source>Extend by a sentence</source>
        <translation>Extend by a sentence</translation>
    </message>
    <message>
        <source>Extend by a syllable</source>
        <translation>Extend by a syllable</translation>
    </message>
    <message>
        <source>Extend by a word</source>
        <translation>Extend by a word</translation>
    </message>
    <message>
        <source>Extend the selection</source>
        <translation>Extend the selection</translation>
    </message>
    <message>
        <source>Extend to the end of the document</source>
        <translation>Extend to the end of the document</translation>
    </message>
    <message>
        <source>Extend to the end of the line</source>
        <translation>Extend to the end of the line</translation>
    </message>
    <message>
        <source>Extend to the line above</source>
        <translation>Extend to the line above</translation>
    </message>
    <message>
        <source>Extend to the line below</source>
        <translation>Extend to the line below</translation>
    </message>
    <message>
        <source>Extend to the start of the document</source>
        <translation>Extend to the start of the document</translation>
    </message>
    <message>
        <source>Extend to the start of the line</source>
        <translation>Extend to the start of the line</translation>
    </message>
    <message>
        <source>Label and link</source>
        <translation>Label and link</translation>
    </message>
    <message>
        <source>Label every identical stretch like the selected span</source>
        <translation>Label every identical stretch like the selected span</translation>
    </message>
    <message>
        <source>Line above</source>
        <translation>Line above</translation>
    </message>
    <message>
        <source>Line below</source>
        <translation>Line below</translation>
    </message>
    <message>
        <source>Move the caret</source>
        <translation>Move the caret</translation>
    </message>
    <message>
        <source>Next candidate</source>
        <translation>Next candidate</translation>
    </message>
    <message>
        <source>Next paragraph</source>
        <translation>Next paragraph</translation>
    </message>
    <message>
        <source>Next relation of the span</source>
        <translation>Next relation of the span</translation>
    </message>
    <message>
        <source>Next sentence</source>
        <translation>Next sentence</translation>
    </message>
    <message>
        <source>Next span</source>
        <translation>Next span</translation>
    </message>
    <message>
        <source>Next syllable</source>
        <translation>Next syllable</translation>
    </message>
    <message>
        <source>Next word</source>
        <translation>Next word</translation>
    </message>
    <message>
        <source>Note and attributes; in a relation, take the marked end</source>
        <translation>Note and attributes; in a relation, take the marked end</translation>
    </message>
    <message>
        <source>Page down</source>
        <translation>Page down</translation>
    </message>
    <message>
        <source>Page up</source>
        <translation>Page up</translation>
    </message>
    <message>
        <source>Previous candidate</source>
        <translation>Previous candidate</translation>
    </message>
    <message>
        <source>Previous paragraph</source>
        <translation>Previous paragraph</translation>
    </message>
    <message>
        <source>Previous relation of the span</source>
        <translation>Previous relation of the span</translation>
    </message>
    <message>
        <source>Previous sentence</source>
        <translation>Previous sentence</translation>
    </message>
    <message>
        <source>Previous span</source>
        <translation>Previous span</translation>
    </message>
    <message>
        <source>Previous syllable</source>
        <translation>Previous syllable</translation>
    </message>
    <message>
        <source>Previous word</source>
        <translation>Previous word</translation>
    </message>
    <message>
        <source>Remove what is selected</source>
        <translation>Remove what is selected</translation>
    </message>
    <message>
        <source>Select nothing, leave the relation</source>
        <translation>Select nothing, leave the relation</translation>
    </message>
    <message>
        <source>Start a relation from the selected span</source>
        <translation>Start a relation from the selected span</translation>
    </message>
    <message>
        <source>Start a relation to the selected span</source>
        <translation>Start a relation to the selected span</translation>
    </message>
    <message>
        <source>Start inwards</source>
        <translation>Start inwards</translation>
    </message>
    <message>
        <source>Start of the document</source>
        <translation>Start of the document</translation>
    </message>
    <message>
        <source>Start of the line</source>
        <translation>Start of the line</translation>
    </message>
    <message>
        <source>Start outwards</source>
        <translation>Start outwards</translation>
    </message>
    <message>
        <source>Stop inwards</source>
        <translation>Stop inwards</translation>
    </message>
    <message>
        <source>Stop outwards</source>
        <translation>Stop outwards</translation>
    </message>
    <message>
        <source>Walk through the text</source>
        <translation>Walk through the text</translation>
    </message>
</context>
<context>
    <name>KeysDialog</name>
    <message>
        <source>Annotator: keys and gestures</source>
        <translation>Annotator: keys and gestures</translation>
    </message>
    <message>
        <source>C&amp;hange keys…</source>
        <translation>C&amp;hange keys…</translation>
    </message>
    <message>
        <source>Keys and gestures</source>
        <translation>Keys and gestures</translation>
    </message>
    <message>
        <source>P&amp;rint…</source>
        <translation>P&amp;rint…</translation>
    </message>
    <message>
        <source>PDF (*.pdf);;All files (*)</source>
        <translation>PDF (*.pdf);;All files (*)</translation>
    </message>
    <message>
        <source>Save as &amp;PDF…</source>
        <translation>Save as &amp;PDF…</translation>
    </message>
    <message>
        <source>Save the keys</source>
        <translation>Save the keys</translation>
    </message>
    <message>
        <source>annotator-keys.pdf</source>
        <translation>annotator-keys.pdf</translation>
    </message>
</context>
<context>
    <name>KeysPage</name>
    <message>
        <source>By character; of a span, its start</source>
        <translation>By character; of a span, its start</translation>
    </message>
    <message>
        <source>By line</source>
        <translation>By line</translation>
    </message>
    <message>
        <source>By page</source>
        <translation>By page</translation>
    </message>
    <message>
        <source>By paragraph</source>
        <translation>By paragraph</translation>
    </message>
    <message>
        <source>By sentence</source>
        <translation>By sentence</translation>
    </message>
    <message>
        <source>By syllable</source>
        <translation>By syllable</translation>
    </message>
    <message>
        <source>By syllable; of a span, its stop</source>
        <translation>By syllable; of a span, its stop</translation>
    </message>
    <message>
        <source>By word</source>
        <translation>By word</translation>
    </message>
    <message>
        <source>Entity labels</source>
        <translation>Entity labels</translation>
    </message>
    <message>
        <source>Menu {menu}</source>
        <translation>Menu {menu}</translation>
    </message>
    <message>
        <source>Mouse</source>
        <translation>Mouse</translation>
    </message>
    <message>
        <source>Next, previous candidate: what looks like a name, date, number</source>
        <translation>Next, previous candidate: what looks like a name, date, number</translation>
    </message>
    <message>
        <source>Next, previous relation of the span; then ←/→: its head, its tail</source>
        <translation>Next, previous relation of the span; then ←/→: its head, its tail</translation>
    </message>
    <message>
        <source>Next, previous span</source>
        <translation>Next, previous span</translation>
    </message>
    <message>
        <source>Relation labels</source>
        <translation>Relation labels</translation>
    </message>
    <message>
        <source>Start or stop inwards</source>
        <translation>Start or stop inwards</translation>
    </message>
    <message>
        <source>Start or stop outwards by a syllable</source>
        <translation>Start or stop outwards by a syllable</translation>
    </message>
    <message>
        <source>Start, end of the document</source>
        <translation>Start, end of the document</translation>
    </message>
    <message>
        <source>Start, end of the line</source>
        <translation>Start, end of the line</translation>
    </message>
    <message>
        <source>To the start, end of the document</source>
        <translation>To the start, end of the document</translation>
    </message>
    <message>
        <source>To the start, end of the line</source>
        <translation>To the start, end of the line</translation>
    </message>
</context>
<context>
    <name>Kinds</name>
    <message>
        <source>Alpha and gamma</source>
        <translation>Alpha and gamma</translation>
    </message>
    <message>
        <source>By label</source>
        <translation>By label</translation>
    </message>
    <message>
        <source>Charts</source>
        <translation>Charts</translation>
    </message>
    <message>
        <source>Each annotator</source>
        <translation>Each annotator</translation>
    </message>
    <message>
        <source>Figures of relations</source>
        <translation>Figures of relations</translation>
    </message>
    <message>
        <source>Figures of spans</source>
        <translation>Figures of spans</translation>
    </message>
    <message>
        <source>Labels mixed up</source>
        <translation>Labels mixed up</translation>
    </message>
    <message>
        <source>Over time</source>
        <translation>Over time</translation>
    </message>
    <message>
        <source>Who with whom</source>
        <translation>Who with whom</translation>
    </message>
    <message>
        <source>Why relations differ</source>
        <translation>Why relations differ</translation>
    </message>
    <message>
        <source>accept by rule: {count}</source>
        <translation>accept by rule: {count}</translation>
    </message>
    <message>
        <source>add a label</source>
        <translation>add a label</translation>
    </message>
    <message>
        <source>add annotator {name}</source>
        <translation>add annotator {name}</translation>
    </message>
    <message>
        <source>add relation {label}</source>
        <translation>add relation {label}</translation>
    </message>
    <message>
        <source>add {label} “{text}”</source>
        <translation>add {label} “{text}”</translation>
    </message>
    <message>
        <source>change a label</source>
        <translation>change a label</translation>
    </message>
    <message>
        <source>change attributes or note of a relation</source>
        <translation>change attributes or note of a relation</translation>
    </message>
    <message>
        <source>change attributes or note of a span</source>
        <translation>change attributes or note of a span</translation>
    </message>
    <message>
        <source>change the attributes of the scheme</source>
        <translation>change the attributes of the scheme</translation>
    </message>
    <message>
        <source>change the project&apos;s properties</source>
        <translation>change the project&apos;s properties</translation>
    </message>
    <message>
        <source>compact the history</source>
        <translation>compact the history</translation>
    </message>
    <message>
        <source>count working time</source>
        <translation>count working time</translation>
    </message>
    <message>
        <source>decide all like “{text}”: {count}</source>
        <translation>decide all like “{text}”: {count}</translation>
    </message>
    <message>
        <source>decide “{text}”</source>
        <translation>decide “{text}”</translation>
    </message>
    <message>
        <source>finish the document</source>
        <translation>finish the document</translation>
    </message>
    <message numerus="yes">
        <source>give documents to %n annotator(s)</source>
        <translation>
            <numerusform>give documents to %n annotator</numerusform>
            <numerusform>give documents to %n annotators</numerusform>
        </translation>
    </message>
    <message>
        <source>import annotations</source>
        <translation>import annotations</translation>
    </message>
    <message>
        <source>import {documents}</source>
        <translation>import {documents}</translation>
    </message>
    <message>
        <source>import {spans} of documents that were there</source>
        <translation>import {spans} of documents that were there</translation>
    </message>
    <message>
        <source>label “{text}” at {count} more places</source>
        <translation>label “{text}” at {count} more places</translation>
    </message>
    <message>
        <source>make a package for {name}</source>
        <translation>make a package for {name}</translation>
    </message>
    <message>
        <source>make the sample project</source>
        <translation>make the sample project</translation>
    </message>
    <message numerus="yes">
        <source>merge %n file(s)</source>
        <translation>
            <numerusform>merge %n file</numerusform>
            <numerusform>merge %n files</numerusform>
        </translation>
    </message>
    <message>
        <source>merge {label} into {into}</source>
        <translation>merge {label} into {into}</translation>
    </message>
    <message>
        <source>move a label</source>
        <translation>move a label</translation>
    </message>
    <message>
        <source>move the ends of “{text}”</source>
        <translation>move the ends of “{text}”</translation>
    </message>
    <message>
        <source>note on the decision about “{text}”</source>
        <translation>note on the decision about “{text}”</translation>
    </message>
    <message>
        <source>relabel a relation to {label}</source>
        <translation>relabel a relation to {label}</translation>
    </message>
    <message>
        <source>relabel {spans} to {label}</source>
        <translation>relabel {spans} to {label}</translation>
    </message>
    <message>
        <source>remove a label</source>
        <translation>remove a label</translation>
    </message>
    <message>
        <source>remove documents</source>
        <translation>remove documents</translation>
    </message>
    <message>
        <source>remove {relations}</source>
        <translation>remove {relations}</translation>
    </message>
    <message>
        <source>remove {spans}</source>
        <translation>remove {spans}</translation>
    </message>
    <message>
        <source>remove {spans} and {relations}</source>
        <translation>remove {spans} and {relations}</translation>
    </message>
    <message>
        <source>rename a document</source>
        <translation>rename a document</translation>
    </message>
    <message>
        <source>rename an annotator</source>
        <translation>rename an annotator</translation>
    </message>
    <message>
        <source>reopen the document</source>
        <translation>reopen the document</translation>
    </message>
    <message>
        <source>reverse a relation</source>
        <translation>reverse a relation</translation>
    </message>
    <message>
        <source>salvage a damaged project</source>
        <translation>salvage a damaged project</translation>
    </message>
    <message>
        <source>set the scheme {name}</source>
        <translation>set the scheme {name}</translation>
    </message>
    <message>
        <source>settle a conflict</source>
        <translation>settle a conflict</translation>
    </message>
    <message>
        <source>take decisions back: {count}</source>
        <translation>take decisions back: {count}</translation>
    </message>
</context>
<context>
    <name>LabelForm</name>
    <message>
        <source>&amp;Key:</source>
        <translation>&amp;Key:</translation>
    </message>
    <message>
        <source>&amp;Name:</source>
        <translation>&amp;Name:</translation>
    </message>
    <message>
        <source>&amp;Pairs that it may connect; heads down, tails across:</source>
        <translation>&amp;Pairs that it may connect; heads down, tails across:</translation>
    </message>
    <message>
        <source>A label needs a name.</source>
        <translation>A label needs a name.</translation>
    </message>
    <message>
        <source>Both directions mean the same (s&amp;ymmetric)</source>
        <translation>Both directions mean the same (s&amp;ymmetric)</translation>
    </message>
    <message>
        <source>Co&amp;lour:</source>
        <translation>Co&amp;lour:</translation>
    </message>
    <message>
        <source>Colour of {label}</source>
        <translation>Colour of {label}</translation>
    </message>
    <message>
        <source>De&amp;finition:</source>
        <translation>De&amp;finition:</translation>
    </message>
    <message>
        <source>Definition</source>
        <translation>Definition</translation>
    </message>
    <message>
        <source>English</source>
        <translation>English</translation>
    </message>
    <message>
        <source>May &amp;connect any labels</source>
        <translation>May &amp;connect any labels</translation>
    </message>
    <message>
        <source>One pair must stay, or the relation may connect any labels.</source>
        <translation>One pair must stay, or the relation may connect any labels.</translation>
    </message>
    <message>
        <source>T&amp;itle:</source>
        <translation>T&amp;itle:</translation>
    </message>
    <message>
        <source>The key {key} belongs to {holder} already.</source>
        <translation>The key {key} belongs to {holder} already.</translation>
    </message>
    <message>
        <source>There are no entity labels to choose from yet.</source>
        <translation>There are no entity labels to choose from yet.</translation>
    </message>
    <message>
        <source>There is a label {name} already. To make them one, use Merge.</source>
        <translation>There is a label {name} already. To make them one, use Merge.</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Title</translation>
    </message>
    <message>
        <source>Vietnamese</source>
        <translation>Vietnamese</translation>
    </message>
</context>
<context>
    <name>Labelling</name>
    <message>
        <source>Select a span or a relation first.</source>
        <translation>Select a span or a relation first.</translation>
    </message>
    <message>
        <source>Select text or a span first.</source>
        <translation>Select text or a span first.</translation>
    </message>
</context>
<context>
    <name>LabelsPanel</name>
    <message>
        <source>Entity</source>
        <translation>Entity</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>Hide</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Labels</translation>
    </message>
    <message>
        <source>Relation</source>
        <translation>Relation</translation>
    </message>
    <message>
        <source>Show again</source>
        <translation>Show again</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Show all</translation>
    </message>
    <message>
        <source>Show only this one</source>
        <translation>Show only this one</translation>
    </message>
    <message>
        <source>{count} hidden</source>
        <translation>{count} hidden</translation>
    </message>
</context>
<context>
    <name>LabelsTab</name>
    <message numerus="yes">
        <source>%n allowed pair(s) of ends go too.</source>
        <translation>
            <numerusform>%n allowed pair of ends goes too.</numerusform>
            <numerusform>%n allowed pairs of ends go too.</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Add</source>
        <translation>&amp;Add</translation>
    </message>
    <message>
        <source>&amp;Merge into…</source>
        <translation>&amp;Merge into…</translation>
    </message>
    <message>
        <source>Dele&amp;te…</source>
        <translation>Dele&amp;te…</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>Delete the label {name}?</source>
        <translation>Delete the label {name}?</translation>
    </message>
    <message>
        <source>In use: {relations} in {documents}.</source>
        <translation>In use: {relations} in {documents}.</translation>
    </message>
    <message>
        <source>In use: {spans} in {documents}; {relations} hang on them.</source>
        <translation>In use: {spans} in {documents}; {relations} hang on them.</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Labels</translation>
    </message>
    <message>
        <source>Move &amp;down</source>
        <translation>Move &amp;down</translation>
    </message>
    <message>
        <source>Move &amp;up</source>
        <translation>Move &amp;up</translation>
    </message>
    <message>
        <source>New label</source>
        <translation>New label</translation>
    </message>
    <message>
        <source>Not in use yet.</source>
        <translation>Not in use yet.</translation>
    </message>
    <message>
        <source>Nothing is labelled with it.</source>
        <translation>Nothing is labelled with it.</translation>
    </message>
    <message>
        <source>There is a label {name} already.</source>
        <translation>There is a label {name} already.</translation>
    </message>
    <message>
        <source>{labels} connect nothing but {label}: delete them, or let them connect other labels, first.</source>
        <translation>{labels} connect nothing but {label}: delete them, or let them connect other labels, first.</translation>
    </message>
    <message>
        <source>Type the name of the new label first.</source>
        <translation>Type the name of the new label first.</translation>
    </message>
    <message>
        <source>With it go {relations} in {documents}.</source>
        <translation>With it go {relations} in {documents}.</translation>
    </message>
    <message>
        <source>With it go {spans} in {documents}, and {relations} that hang on them.</source>
        <translation>With it go {spans} in {documents}, and {relations} that hang on them.</translation>
    </message>
</context>
<context>
    <name>Linking</name>
    <message>
        <source>No relation may run from {head} to {tail}.</source>
        <translation>No relation may run from {head} to {tail}.</translation>
    </message>
    <message>
        <source>These two are linked already.</source>
        <translation>These two are linked already.</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Tool bar</source>
        <translation>Tool bar</translation>
    </message>
</context>
<context>
    <name>Marks</name>
    <message>
        <source>Found: {count}</source>
        <translation>Found: {count}</translation>
    </message>
    <message>
        <source>Spans: {count}, most of them {label}</source>
        <translation>Spans: {count}, most of them {label}</translation>
    </message>
    <message>
        <source>The same words: {count}</source>
        <translation>The same words: {count}</translation>
    </message>
    <message>
        <source>Without a label yet: {count}</source>
        <translation>Without a label yet: {count}</translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>&amp;Annotate</source>
        <translation>&amp;Annotate</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Edit</translation>
    </message>
    <message>
        <source>&amp;Entity label</source>
        <translation>&amp;Entity label</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;File</translation>
    </message>
    <message>
        <source>&amp;Go</source>
        <translation>&amp;Go</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Help</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Language</translation>
    </message>
    <message>
        <source>&amp;Panels</source>
        <translation>&amp;Panels</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>&amp;Theme</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;View</translation>
    </message>
    <message>
        <source>&amp;Whose work is shown</source>
        <translation>&amp;Whose work is shown</translation>
    </message>
    <message>
        <source>Line &amp;spacing</source>
        <translation>Line &amp;spacing</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>Open &amp;recent</translation>
    </message>
    <message>
        <source>Re&amp;lation label</source>
        <translation>Re&amp;lation label</translation>
    </message>
</context>
<context>
    <name>Merge</name>
    <message>
        <source>Annotator projects (*.annodb)</source>
        <translation>Annotator projects (*.annodb)</translation>
    </message>
    <message>
        <source>Merge projects</source>
        <translation>Merge projects</translation>
    </message>
    <message>
        <source>Take it in all the same</source>
        <translation>Take it in all the same</translation>
    </message>
    <message>
        <source>The files are being taken in; they are not changed.</source>
        <translation>The files are being taken in; they are not changed.</translation>
    </message>
    <message>
        <source>The other file&apos;s: {value}</source>
        <translation>The other file&apos;s: {value}</translation>
    </message>
    <message>
        <source>This project&apos;s: {value}</source>
        <translation>This project&apos;s: {value}</translation>
    </message>
    <message>
        <source>{name} was changed here and in the other file ({part}). Which shall hold?</source>
        <translation>{name} was changed here and in the other file ({part}). Which shall hold?</translation>
    </message>
</context>
<context>
    <name>MergeDialog</name>
    <message numerus="yes">
        <source>%n allowed pair(s) of ends will name {target}.</source>
        <translation>
            <numerusform>%n allowed pair of ends will name {target}.</numerusform>
            <numerusform>%n allowed pairs of ends will name {target}.</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Into:</source>
        <translation>&amp;Into:</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>Merge</translation>
    </message>
    <message>
        <source>Merge labels</source>
        <translation>Merge labels</translation>
    </message>
    <message>
        <source>Merge:</source>
        <translation>Merge:</translation>
    </message>
    <message>
        <source>{relations} that hang on them stay.</source>
        <translation>{relations} that hang on them stay.</translation>
    </message>
    <message>
        <source>{things} in {documents} become {target}; the label {source} is deleted.</source>
        <translation>{things} in {documents} become {target}; the label {source} is deleted.</translation>
    </message>
</context>
<context>
    <name>MergeReportDialog</name>
    <message numerus="yes">
        <source>%n file(s) merged. Undo takes it all back.</source>
        <translation>
            <numerusform>%n file merged. Undo takes it all back.</numerusform>
            <numerusform>%n files merged. Undo takes it all back.</numerusform>
        </translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Changed</translation>
    </message>
    <message>
        <source>Merged</source>
        <translation>Merged</translation>
    </message>
    <message>
        <source>New</source>
        <translation>New</translation>
    </message>
    <message>
        <source>Nothing new in {names}.</source>
        <translation>Nothing new in {names}.</translation>
    </message>
    <message>
        <source>Nothing new: all of it is in the project already.</source>
        <translation>Nothing new: all of it is in the project already.</translation>
    </message>
    <message>
        <source>Removed</source>
        <translation>Removed</translation>
    </message>
</context>
<context>
    <name>Models</name>
    <message>
        <source>All</source>
        <translation>All</translation>
    </message>
    <message>
        <source>Annotators</source>
        <translation>Annotators</translation>
    </message>
    <message>
        <source>At</source>
        <translation>At</translation>
    </message>
    <message>
        <source>Cause</source>
        <translation>Cause</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>Decision</translation>
    </message>
    <message>
        <source>Do not draw this label for a while</source>
        <translation>Do not draw this label for a while</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>Document</translation>
    </message>
    <message>
        <source>Draw this label again</source>
        <translation>Draw this label again</translation>
    </message>
    <message>
        <source>From</source>
        <translation>From</translation>
    </message>
    <message>
        <source>Gold</source>
        <translation>Gold</translation>
    </message>
    <message>
        <source>Here</source>
        <translation>Here</translation>
    </message>
    <message>
        <source>Hold this label: each words chosen become one span</source>
        <translation>Hold this label: each words chosen become one span</translation>
    </message>
    <message>
        <source>Holds</source>
        <translation>Holds</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Label</translation>
    </message>
    <message>
        <source>Let go of this label</source>
        <translation>Let go of this label</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>Lost</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Rel.</source>
        <translation>Rel.</translation>
    </message>
    <message>
        <source>Relation</source>
        <translation>Relation</translation>
    </message>
    <message>
        <source>Said</source>
        <translation>Said</translation>
    </message>
    <message>
        <source>Spans</source>
        <translation>Spans</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>Text in context</source>
        <translation>Text in context</translation>
    </message>
    <message>
        <source>The one</source>
        <translation>The one</translation>
    </message>
    <message>
        <source>The other</source>
        <translation>The other</translation>
    </message>
    <message>
        <source>To</source>
        <translation>To</translation>
    </message>
    <message>
        <source>What</source>
        <translation>What</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Who</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>Words</translation>
    </message>
    <message>
        <source>{count} characters</source>
        <translation>{count} characters</translation>
    </message>
    <message>
        <source>{label}, hidden</source>
        <translation>{label}, hidden</translation>
    </message>
</context>
<context>
    <name>NewProjectDialog</name>
    <message numerus="yes">
        <source>%n entity label(s)</source>
        <translation>
            <numerusform>%n entity label</numerusform>
            <numerusform>%n entity labels</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n relation label(s)</source>
        <translation>
            <numerusform>%n relation label</numerusform>
            <numerusform>%n relation labels</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Browse…</source>
        <translation>&amp;Browse…</translation>
    </message>
    <message>
        <source>&amp;Folder:</source>
        <translation>&amp;Folder:</translation>
    </message>
    <message>
        <source>&amp;Labels:</source>
        <translation>&amp;Labels:</translation>
    </message>
    <message>
        <source>&amp;Name:</source>
        <translation>&amp;Name:</translation>
    </message>
    <message>
        <source>A name cannot hold the character {character}.</source>
        <translation>A name cannot hold the character {character}.</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>Create</translation>
    </message>
    <message>
        <source>Folder of the new project</source>
        <translation>Folder of the new project</translation>
    </message>
    <message>
        <source>From a file…</source>
        <translation>From a file…</translation>
    </message>
    <message>
        <source>Give the project a name.</source>
        <translation>Give the project a name.</translation>
    </message>
    <message>
        <source>Label set</source>
        <translation>Label set</translation>
    </message>
    <message>
        <source>Label sets (*.json);;All files (*)</source>
        <translation>Label sets (*.json);;All files (*)</translation>
    </message>
    <message>
        <source>New project</source>
        <translation>New project</translation>
    </message>
    <message>
        <source>No labels yet (add them later)</source>
        <translation>No labels yet (add them later)</translation>
    </message>
    <message>
        <source>Nothing can be written to the folder {path}.</source>
        <translation>Nothing can be written to the folder {path}.</translation>
    </message>
    <message>
        <source>The project will be kept in the file {path}.</source>
        <translation>The project will be kept in the file {path}.</translation>
    </message>
    <message>
        <source>There is no folder {path}.</source>
        <translation>There is no folder {path}.</translation>
    </message>
    <message>
        <source>This name cannot be used for a file; choose another.</source>
        <translation>This name cannot be used for a file; choose another.</translation>
    </message>
    <message>
        <source>for example News May 2026</source>
        <translation>for example News May 2026</translation>
    </message>
    <message>
        <source>{name} is in this folder already; choose another name.</source>
        <translation>{name} is in this folder already; choose another name.</translation>
    </message>
</context>
<context>
    <name>Notices</name>
    <message numerus="yes">
        <source>%n edit(s) kept and shown; saving is tried again by itself.</source>
        <translation>
            <numerusform>%n edit kept and shown; saving is tried again by itself.</numerusform>
            <numerusform>%n edits kept and shown; saving is tried again by itself.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n edit(s) that are not saved cannot be taken to another file; do that again in what you restore or salvage.</source>
        <translation>
            <numerusform>%n edit that are not saved cannot be taken to another file; do that again in what you restore or salvage.</numerusform>
            <numerusform>%n edits that are not saved cannot be taken to another file; do that again in what you restore or salvage.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n edit(s) that are not saved wait, and go into the backup that you restore or into what you salvage.</source>
        <translation>
            <numerusform>%n edit that are not saved wait, and go into the backup that you restore or into what you salvage.</numerusform>
            <numerusform>%n edits that are not saved wait, and go into the backup that you restore or into what you salvage.</numerusform>
        </translation>
    </message>
    <message>
        <source>Back to my own</source>
        <translation>Back to my own</translation>
    </message>
    <message>
        <source>Drop what is not saved</source>
        <translation>Drop what is not saved</translation>
    </message>
    <message>
        <source>Go on in a copy…</source>
        <translation>Go on in a copy…</translation>
    </message>
    <message>
        <source>Open for reading only: you can look at everything and change nothing.</source>
        <translation>Open for reading only: you can look at everything and change nothing.</translation>
    </message>
    <message>
        <source>Restore a backup…</source>
        <translation>Restore a backup…</translation>
    </message>
    <message>
        <source>Salvage…</source>
        <translation>Salvage…</translation>
    </message>
    <message>
        <source>Save a copy…</source>
        <translation>Save a copy…</translation>
    </message>
    <message>
        <source>Take over…</source>
        <translation>Take over…</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Try again</translation>
    </message>
</context>
<context>
    <name>Opening</name>
    <message>
        <source>Reading “{name}”…</source>
        <translation>Reading “{name}”…</translation>
    </message>
    <message>
        <source>“{name}” is still being read. Esc cancels.</source>
        <translation>“{name}” is still being read. Esc cancels.</translation>
    </message>
</context>
<context>
    <name>PackagesDialog</name>
    <message numerus="yes">
        <source>%n package(s) were written to {folder}.</source>
        <translation>
            <numerusform>%n package were written to {folder}.</numerusform>
            <numerusform>%n packages were written to {folder}.</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Annotators:</source>
        <translation>&amp;Annotators:</translation>
    </message>
    <message>
        <source>&amp;Browse…</source>
        <translation>&amp;Browse…</translation>
    </message>
    <message>
        <source>&amp;Documents:</source>
        <translation>&amp;Documents:</translation>
    </message>
    <message>
        <source>&amp;Folder:</source>
        <translation>&amp;Folder:</translation>
    </message>
    <message>
        <source>&amp;Random seed:</source>
        <translation>&amp;Random seed:</translation>
    </message>
    <message>
        <source>&amp;Shared by all:</source>
        <translation>&amp;Shared by all:</translation>
    </message>
    <message>
        <source>All documents</source>
        <translation>All documents</translation>
    </message>
    <message>
        <source>Annotators for &amp;each document:</source>
        <translation>Annotators for &amp;each document:</translation>
    </message>
    <message>
        <source>Choose a folder.</source>
        <translation>Choose a folder.</translation>
    </message>
    <message>
        <source>Documents that nobody has yet</source>
        <translation>Documents that nobody has yet</translation>
    </message>
    <message>
        <source>Folder for the packages</source>
        <translation>Folder for the packages</translation>
    </message>
    <message>
        <source>The packages are being written.</source>
        <translation>The packages are being written.</translation>
    </message>
    <message>
        <source>There is no document to give to anybody.</source>
        <translation>There is no document to give to anybody.</translation>
    </message>
    <message>
        <source>Work packages</source>
        <translation>Work packages</translation>
    </message>
    <message>
        <source>Write the packages</source>
        <translation>Write the packages</translation>
    </message>
    <message>
        <source>one name a line</source>
        <translation>one name a line</translation>
    </message>
    <message>
        <source>{count} documents: {least} for each annotator, {common} of them shared by all. The same seed draws the same.</source>
        <translation>{count} documents: {least} for each annotator, {common} of them shared by all. The same seed draws the same.</translation>
    </message>
    <message>
        <source>{count} documents: {least} to {most} for each annotator, {common} of them shared by all. The same seed draws the same.</source>
        <translation>{count} documents: {least} to {most} for each annotator, {common} of them shared by all. The same seed draws the same.</translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>&gt; commands   @ labels   # documents</source>
        <translation>&gt; commands   @ labels   # documents</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>Answers</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Command</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>Document</translation>
    </message>
    <message>
        <source>Find a command, label or document</source>
        <translation>Find a command, label or document</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Label</translation>
    </message>
    <message>
        <source>Relation</source>
        <translation>Relation</translation>
    </message>
    <message>
        <source>This is not possible now.</source>
        <translation>This is not possible now.</translation>
    </message>
    <message>
        <source>not possible now</source>
        <translation>not possible now</translation>
    </message>
    <message>
        <source>nothing found</source>
        <translation>nothing found</translation>
    </message>
    <message>
        <source>the best {shown} of {count}</source>
        <translation>the best {shown} of {count}</translation>
    </message>
    <message>
        <source>{count} found</source>
        <translation>{count} found</translation>
    </message>
</context>
<context>
    <name>PreviewBox</name>
    <message>
        <source>All</source>
        <translation>All</translation>
    </message>
    <message>
        <source>Counting…</source>
        <translation>Counting…</translation>
    </message>
    <message>
        <source>Not finished and left out: {documents}.</source>
        <translation>Not finished and left out: {documents}.</translation>
    </message>
    <message>
        <source>Nothing gets lost.</source>
        <translation>Nothing gets lost.</translation>
    </message>
    <message>
        <source>What the format cannot hold, in the first {documents}: {losses}.</source>
        <translation>What the format cannot hold, in the first {documents}: {losses}.</translation>
    </message>
    <message>
        <source>What the format cannot hold: {losses}.</source>
        <translation>What the format cannot hold: {losses}.</translation>
    </message>
    <message>
        <source>What will be written</source>
        <translation>What will be written</translation>
    </message>
</context>
<context>
    <name>Program</name>
    <message>
        <source>Annotator ended unexpectedly the last time. All that was shown as saved is there.</source>
        <translation>Annotator ended unexpectedly the last time. All that was shown as saved is there.</translation>
    </message>
    <message>
        <source>Show the report</source>
        <translation>Show the report</translation>
    </message>
</context>
<context>
    <name>ProgressPane</name>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>Projects</name>
    <message>
        <source>A copy was saved as {path}.</source>
        <translation>A copy was saved as {path}.</translation>
    </message>
    <message>
        <source>Annotator projects (*.annodb)</source>
        <translation>Annotator projects (*.annodb)</translation>
    </message>
    <message>
        <source>Check the project</source>
        <translation>Check the project</translation>
    </message>
    <message>
        <source>Forget it</source>
        <translation>Forget it</translation>
    </message>
    <message>
        <source>If the project is still open on the other computer, work may be lost there. Take it over?</source>
        <translation>If the project is still open on the other computer, work may be lost there. Take it over?</translation>
    </message>
    <message>
        <source>Go on in a copy</source>
        <translation>Go on in a copy</translation>
    </message>
    <message numerus="yes">
        <source>%n edit(s) that were not saved were done here.</source>
        <translation>
            <numerusform>%n edit that were not saved were done here.</numerusform>
            <numerusform>%n edits that were not saved were done here.</numerusform>
        </translation>
    </message>
    <message>
        <source>Leave and lose it</source>
        <translation>Leave and lose it</translation>
    </message>
    <message numerus="yes">
        <source>Not saved yet: %n edit(s), which no restored or salvaged file has taken. Lose that work?</source>
        <translation>
            <numerusform>Not saved yet: %n edit, which no restored or salvaged file has taken. Lose that work?</numerusform>
            <numerusform>Not saved yet: %n edits, which no restored or salvaged file has taken. Lose that work?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Not saved yet: %n edit(s). Forget that work?</source>
        <translation>
            <numerusform>Not saved yet: %n edit. Forget that work?</numerusform>
            <numerusform>Not saved yet: %n edits. Forget that work?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Not saved yet: %n edit(s). Leave the project and lose that work?</source>
        <translation>
            <numerusform>Not saved yet: %n edit. Leave the project and lose that work?</numerusform>
            <numerusform>Not saved yet: %n edits. Leave the project and lose that work?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Of %n edit(s) that were not saved {done} were done here; the others are not possible here.</source>
        <translation>
            <numerusform>Of %n edit that were not saved {done} were done here; the others are not possible here.</numerusform>
            <numerusform>Of %n edits that were not saved {done} were done here; the others are not possible here.</numerusform>
        </translation>
    </message>
    <message>
        <source>Save a copy</source>
        <translation>Save a copy</translation>
    </message>
    <message>
        <source>Structure, texts, offsets and log are being checked.</source>
        <translation>Structure, texts, offsets and log are being checked.</translation>
    </message>
    <message>
        <source>Take over</source>
        <translation>Take over</translation>
    </message>
    <message>
        <source>The project file is being checked while you work.</source>
        <translation>The project file is being checked while you work.</translation>
    </message>
    <message>
        <source>The project file was checked: it is whole.</source>
        <translation>The project file was checked: it is whole.</translation>
    </message>
    <message>
        <source>The project was checked: everything is in order.</source>
        <translation>The project was checked: everything is in order.</translation>
    </message>
    <message>
        <source>You work in {path} from now on; all edits are saved there. {name} stays as it was last saved.</source>
        <translation>You work in {path} from now on; all edits are saved there. {name} stays as it was last saved.</translation>
    </message>
    <message>
        <source>{name} copy</source>
        <translation>{name} copy</translation>
    </message>
</context>
<context>
    <name>QAbstractFileIconProvider</name>
    <message>
        <source>Alias</source>
        <translation>Alias</translation>
    </message>
    <message>
        <source>Drive</source>
        <translation>Drive</translation>
    </message>
    <message>
        <source>File</source>
        <translation>File</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Folder</translation>
    </message>
    <message>
        <source>Shortcut</source>
        <translation>Shortcut</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Unknown</translation>
    </message>
</context>
<context>
    <name>QAbstractSpinBox</name>
    <message>
        <source>&amp;Select All</source>
        <translation>&amp;Select All</translation>
    </message>
    <message>
        <source>&amp;Step up</source>
        <translation>&amp;Step up</translation>
    </message>
    <message>
        <source>Step &amp;down</source>
        <translation>Step &amp;down</translation>
    </message>
</context>
<context>
    <name>QColorDialog</name>
    <message>
        <source>&amp;Add to Custom Colors</source>
        <translation>&amp;Add to Custom Colors</translation>
    </message>
    <message>
        <source>&amp;Basic colors</source>
        <translation>&amp;Basic colors</translation>
    </message>
    <message>
        <source>&amp;Custom colors</source>
        <translation>&amp;Custom colors</translation>
    </message>
    <message>
        <source>&amp;Green:</source>
        <translation>&amp;Green:</translation>
    </message>
    <message>
        <source>&amp;HTML:</source>
        <translation>&amp;HTML:</translation>
    </message>
    <message>
        <source>&amp;Pick Screen Color</source>
        <translation>&amp;Pick Screen Color</translation>
    </message>
    <message>
        <source>&amp;Red:</source>
        <translation>&amp;Red:</translation>
    </message>
    <message>
        <source>&amp;Sat:</source>
        <translation>&amp;Sat:</translation>
    </message>
    <message>
        <source>&amp;Val:</source>
        <translation>&amp;Val:</translation>
    </message>
    <message>
        <source>A&amp;lpha channel:</source>
        <translation>A&amp;lpha channel:</translation>
    </message>
    <message>
        <source>Bl&amp;ue:</source>
        <translation>Bl&amp;ue:</translation>
    </message>
    <message>
        <source>Hu&amp;e:</source>
        <translation>Hu&amp;e:</translation>
    </message>
    <message>
        <source>Select Color</source>
        <translation>Select Color</translation>
    </message>
</context>
<context>
    <name>QDialogButtonBox</name>
    <message>
        <source>OK</source>
        <translation>OK</translation>
    </message>
</context>
<context>
    <name>QFileDialog</name>
    <message>
        <source>&amp;Choose</source>
        <translation>&amp;Choose</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Delete</translation>
    </message>
    <message>
        <source>&amp;Look in:</source>
        <translation>&amp;Look in:</translation>
    </message>
    <message>
        <source>&amp;New Folder</source>
        <translation>&amp;New Folder</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>&amp;Open</translation>
    </message>
    <message>
        <source>&amp;Rename</source>
        <translation>&amp;Rename</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Save</translation>
    </message>
    <message>
        <source>All Files (*)</source>
        <translation>All Files (*)</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Change to detail view mode</source>
        <translation>Change to detail view mode</translation>
    </message>
    <message>
        <source>Change to list view mode</source>
        <translation>Change to list view mode</translation>
    </message>
    <message>
        <source>Computer</source>
        <translation>Computer</translation>
    </message>
    <message>
        <source>Create New Folder</source>
        <translation>Create New Folder</translation>
    </message>
    <message>
        <source>Create a New Folder</source>
        <translation>Create a New Folder</translation>
    </message>
    <message>
        <source>Detail View</source>
        <translation>Detail View</translation>
    </message>
    <message>
        <source>Directories</source>
        <translation>Directories</translation>
    </message>
    <message>
        <source>Directory:</source>
        <translation>Directory:</translation>
    </message>
    <message>
        <source>File &amp;name:</source>
        <translation>File &amp;name:</translation>
    </message>
    <message>
        <source>File name:</source>
        <translation>File name:</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Files</translation>
    </message>
    <message>
        <source>Files of &amp;type:</source>
        <translation>Files of &amp;type:</translation>
    </message>
    <message>
        <source>Files of type:</source>
        <translation>Files of type:</translation>
    </message>
    <message>
        <source>Find Directory</source>
        <translation>Find Directory</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Forward</translation>
    </message>
    <message>
        <source>Go back</source>
        <translation>Go back</translation>
    </message>
    <message>
        <source>Go forward</source>
        <translation>Go forward</translation>
    </message>
    <message>
        <source>Go to the parent directory</source>
        <translation>Go to the parent directory</translation>
    </message>
    <message>
        <source>List View</source>
        <translation>List View</translation>
    </message>
    <message>
        <source>List of places and bookmarks</source>
        <translation>List of places and bookmarks</translation>
    </message>
    <message>
        <source>Look in:</source>
        <translation>Look in:</translation>
    </message>
    <message>
        <source>My Computer</source>
        <translation>My Computer</translation>
    </message>
    <message>
        <source>New Folder</source>
        <translation>New Folder</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Parent Directory</source>
        <translation>Parent Directory</translation>
    </message>
    <message>
        <source>Recent Places</source>
        <translation>Recent Places</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>Save As</source>
        <translation>Save As</translation>
    </message>
    <message>
        <source>Show </source>
        <translation>Show </translation>
    </message>
    <message>
        <source>Show &amp;hidden files</source>
        <translation>Show &amp;hidden files</translation>
    </message>
    <message>
        <source>Sidebar</source>
        <translation>Sidebar</translation>
    </message>
</context>
<context>
    <name>QFileSystemModel</name>
    <message>
        <source>Computer</source>
        <translation>Computer</translation>
    </message>
    <message>
        <source>Date Modified</source>
        <translation>Date Modified</translation>
    </message>
    <message>
        <source>File</source>
        <translation>File</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Folder</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>My Computer</source>
        <translation>My Computer</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Size</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Type</translation>
    </message>
</context>
<context>
    <name>QLineEdit</name>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Copy</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>&amp;Paste</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Redo</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Undo</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>Cu&amp;t</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>Select All</source>
        <translation>Select All</translation>
    </message>
</context>
<context>
    <name>QMessageBox</name>
    <message>
        <source>Hide Details...</source>
        <translation>Hide Details...</translation>
    </message>
    <message>
        <source>Show Details...</source>
        <translation>Show Details...</translation>
    </message>
</context>
<context>
    <name>QPlatformTheme</name>
    <message>
        <source>&amp;No</source>
        <translation>&amp;No</translation>
    </message>
    <message>
        <source>&amp;Yes</source>
        <translation>&amp;Yes</translation>
    </message>
    <message>
        <source>Abort</source>
        <translation>Abort</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Apply</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Discard</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Help</translation>
    </message>
    <message>
        <source>Ignore</source>
        <translation>Ignore</translation>
    </message>
    <message>
        <source>N&amp;o to All</source>
        <translation>N&amp;o to All</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Reset</translation>
    </message>
    <message>
        <source>Restore Defaults</source>
        <translation>Restore Defaults</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Retry</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Save All</source>
        <translation>Save All</translation>
    </message>
    <message>
        <source>Yes to &amp;All</source>
        <translation>Yes to &amp;All</translation>
    </message>
</context>
<context>
    <name>QWidgetTextControl</name>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Copy</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>&amp;Paste</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Redo</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Undo</translation>
    </message>
    <message>
        <source>Copy &amp;Link Location</source>
        <translation>Copy &amp;Link Location</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>Cu&amp;t</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>Select All</source>
        <translation>Select All</translation>
    </message>
</context>
<context>
    <name>ReadingView</name>
    <message>
        <source>Shown again: {labels}.</source>
        <translation>Shown again: {labels}.</translation>
    </message>
</context>
<context>
    <name>Records</name>
    <message>
        <source>A backup is made; the history is being compacted and checked.</source>
        <translation>A backup is made; the history is being compacted and checked.</translation>
    </message>
    <message>
        <source>Compact the history</source>
        <translation>Compact the history</translation>
    </message>
    <message>
        <source>No fault was met yet, so there are no logs.</source>
        <translation>No fault was met yet, so there are no logs.</translation>
    </message>
    <message>
        <source>The history was compacted: {before} became {after}. The backup {name} has all of it.</source>
        <translation>The history was compacted: {before} became {after}. The backup {name} has all of it.</translation>
    </message>
    <message>
        <source>The logs lie in {path}.</source>
        <translation>The logs lie in {path}.</translation>
    </message>
</context>
<context>
    <name>RelationPick</name>
    <message>
        <source>No hint goes on with {letter}.</source>
        <translation>No hint goes on with {letter}.</translation>
    </message>
    <message>
        <source>No span here may be the head of a relation to this one.</source>
        <translation>No span here may be the head of a relation to this one.</translation>
    </message>
    <message>
        <source>No span here may be the tail of a relation from this one.</source>
        <translation>No span here may be the tail of a relation from this one.</translation>
    </message>
    <message>
        <source>Select the span that is to be linked first.</source>
        <translation>Select the span that is to be linked first.</translation>
    </message>
    <message>
        <source>The head: type its letters or click it. R: other way round, Tab: walk, Esc: leave.</source>
        <translation>The head: type its letters or click it. R: other way round, Tab: walk, Esc: leave.</translation>
    </message>
    <message>
        <source>The scheme has no relation for {label}.</source>
        <translation>The scheme has no relation for {label}.</translation>
    </message>
    <message>
        <source>The tail: type its letters or click it. R: other way round, Tab: walk, Esc: leave.</source>
        <translation>The tail: type its letters or click it. R: other way round, Tab: walk, Esc: leave.</translation>
    </message>
    <message>
        <source>{relation} may neither begin nor end at {label}.</source>
        <translation>{relation} may neither begin nor end at {label}.</translation>
    </message>
    <message>
        <source>{relation}: type the other end&apos;s letters or click it. R: other way round, Tab: walk, Esc: leave.</source>
        <translation>{relation}: type the other end&apos;s letters or click it. R: other way round, Tab: walk, Esc: leave.</translation>
    </message>
</context>
<context>
    <name>RelationWalk</name>
    <message>
        <source>Relation {number} of {count}. Left: its head, Right: its tail.</source>
        <translation>Relation {number} of {count}. Left: its head, Right: its tail.</translation>
    </message>
    <message>
        <source>Select a span or a relation first.</source>
        <translation>Select a span or a relation first.</translation>
    </message>
    <message>
        <source>This span has no relation.</source>
        <translation>This span has no relation.</translation>
    </message>
</context>
<context>
    <name>RelationsPanel</name>
    <message>
        <source>Relations</source>
        <translation>Relations</translation>
    </message>
</context>
<context>
    <name>ReportPane</name>
    <message numerus="yes">
        <source>%n more item(s), counted but not listed.</source>
        <translation>
            <numerusform>%n more item, counted but not listed.</numerusform>
            <numerusform>%n more items, counted but not listed.</numerusform>
        </translation>
    </message>
    <message>
        <source>Attributes</source>
        <translation>Attributes</translation>
    </message>
    <message>
        <source>Copy table</source>
        <translation>Copy table</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>Documents</translation>
    </message>
    <message>
        <source>Relations</source>
        <translation>Relations</translation>
    </message>
    <message>
        <source>Reports (*.json);;All files (*)</source>
        <translation>Reports (*.json);;All files (*)</translation>
    </message>
    <message>
        <source>Save report</source>
        <translation>Save report</translation>
    </message>
    <message>
        <source>Save report…</source>
        <translation>Save report…</translation>
    </message>
    <message>
        <source>Show in the text</source>
        <translation>Show in the text</translation>
    </message>
    <message>
        <source>Spans</source>
        <translation>Spans</translation>
    </message>
    <message>
        <source>What did not come through as it stood</source>
        <translation>What did not come through as it stood</translation>
    </message>
    <message>
        <source>in {part}; nearly equal to {other} in {place}</source>
        <translation>in {part}; nearly equal to {other} in {place}</translation>
    </message>
    <message>
        <source>near-duplicate</source>
        <translation>near-duplicate</translation>
    </message>
</context>
<context>
    <name>Restoring</name>
    <message>
        <source>Annotator projects (*.annodb)</source>
        <translation>Annotator projects (*.annodb)</translation>
    </message>
    <message>
        <source>Put it in place</source>
        <translation>Put it in place</translation>
    </message>
    <message>
        <source>Put it in the project&apos;s place</source>
        <translation>Put it in the project&apos;s place</translation>
    </message>
    <message>
        <source>Restore a backup</source>
        <translation>Restore a backup</translation>
    </message>
    <message>
        <source>Restore as a new file…</source>
        <translation>Restore as a new file…</translation>
    </message>
    <message>
        <source>Salvage…</source>
        <translation>Salvage…</translation>
    </message>
    <message>
        <source>Show what is wrong</source>
        <translation>Show what is wrong</translation>
    </message>
    <message>
        <source>The backup is being restored and checked.</source>
        <translation>The backup is being restored and checked.</translation>
    </message>
    <message>
        <source>The backups are looked through.</source>
        <translation>The backups are looked through.</translation>
    </message>
    <message>
        <source>The newest good backup is of {when}. What is wrong stays, put aside.</source>
        <translation>The newest good backup is of {when}. What is wrong stays, put aside.</translation>
    </message>
    <message>
        <source>What is good in the damaged file can be salvaged into a new file; it stays as it is.</source>
        <translation>What is good in the damaged file can be salvaged into a new file; it stays as it is.</translation>
    </message>
    <message>
        <source>{name} becomes again what it was at {when}. The file as it is now is kept beside it, under another name.</source>
        <translation>{name} becomes again what it was at {when}. The file as it is now is kept beside it, under another name.</translation>
    </message>
    <message>
        <source>{name} of {time}</source>
        <translation>{name} of {time}</translation>
    </message>
    <message>
        <source>{name} put aside {time}</source>
        <translation>{name} put aside {time}</translation>
    </message>
</context>
<context>
    <name>Review</name>
    <message numerus="yes">
        <source>%n document(s) of yours begun and not finished. That window shows what others wrote there. Open it all the same?</source>
        <translation>
            <numerusform>%n document of yours begun and not finished. That window shows what others wrote there. Open it all the same?</numerusform>
            <numerusform>%n documents of yours begun and not finished. That window shows what others wrote there. Open it all the same?</numerusform>
        </translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Open</translation>
    </message>
</context>
<context>
    <name>Rules</name>
    <message>
        <source>All agree</source>
        <translation>All agree</translation>
    </message>
    <message>
        <source>At least so many agree</source>
        <translation>At least so many agree</translation>
    </message>
    <message>
        <source>At least {number} agree</source>
        <translation>At least {number} agree</translation>
    </message>
    <message>
        <source>More than half agree</source>
        <translation>More than half agree</translation>
    </message>
    <message>
        <source>Only where the borders are the same</source>
        <translation>Only where the borders are the same</translation>
    </message>
    <message>
        <source>The longest span</source>
        <translation>The longest span</translation>
    </message>
    <message>
        <source>The most frequent borders</source>
        <translation>The most frequent borders</translation>
    </message>
    <message>
        <source>The shortest span</source>
        <translation>The shortest span</translation>
    </message>
    <message>
        <source>by hand</source>
        <translation>by hand</translation>
    </message>
    <message>
        <source>like another item</source>
        <translation>like another item</translation>
    </message>
    <message>
        <source>with its ends</source>
        <translation>with its ends</translation>
    </message>
    <message>
        <source>{rule}, finished by at least {number}</source>
        <translation>{rule}, finished by at least {number}</translation>
    </message>
</context>
<context>
    <name>RulesDialog</name>
    <message>
        <source>&amp;Accept</source>
        <translation>&amp;Accept</translation>
    </message>
    <message>
        <source>&amp;How many</source>
        <translation>&amp;How many</translation>
    </message>
    <message>
        <source>&amp;Where</source>
        <translation>&amp;Where</translation>
    </message>
    <message>
        <source>Accept by rule</source>
        <translation>Accept by rule</translation>
    </message>
    <message>
        <source>Accepting…</source>
        <translation>Accepting…</translation>
    </message>
    <message>
        <source>Agreement on the &amp;label</source>
        <translation>Agreement on the &amp;label</translation>
    </message>
    <message>
        <source>All documents</source>
        <translation>All documents</translation>
    </message>
    <message>
        <source>Applied before</source>
        <translation>Applied before</translation>
    </message>
    <message>
        <source>B&amp;orders</source>
        <translation>B&amp;orders</translation>
    </message>
    <message>
        <source>Counting…</source>
        <translation>Counting…</translation>
    </message>
    <message>
        <source>Decisions taken back: {count}.</source>
        <translation>Decisions taken back: {count}.</translation>
    </message>
    <message>
        <source>Fi&amp;nished by at least</source>
        <translation>Fi&amp;nished by at least</translation>
    </message>
    <message>
        <source>Items accepted by rule ({rule}): {count}.</source>
        <translation>Items accepted by rule ({rule}): {count}.</translation>
    </message>
    <message>
        <source>Items settled: {count} (in {documents}): {spans}, {relations}, “none of them”: {none}.</source>
        <translation>Items settled: {count} (in {documents}): {spans}, {relations}, “none of them”: {none}.</translation>
    </message>
    <message>
        <source>Items that stay open: {count}.</source>
        <translation>Items that stay open: {count}.</translation>
    </message>
    <message>
        <source>Not allowed by the scheme: {relations} of them.</source>
        <translation>Not allowed by the scheme: {relations} of them.</translation>
    </message>
    <message>
        <source>Not counted; choose again to count anew.</source>
        <translation>Not counted; choose again to count anew.</translation>
    </message>
    <message>
        <source>Rules that were applied</source>
        <translation>Rules that were applied</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Take back</translation>
    </message>
    <message>
        <source>Take decisions back, with the relations that lose an end: {count}?</source>
        <translation>Take decisions back, with the relations that lose an end: {count}?</translation>
    </message>
    <message>
        <source>Take its decisions &amp;back</source>
        <translation>Take its decisions &amp;back</translation>
    </message>
    <message>
        <source>This document</source>
        <translation>This document</translation>
    </message>
    <message>
        <source>What it would settle</source>
        <translation>What it would settle</translation>
    </message>
</context>
<context>
    <name>SalvageDialog</name>
    <message numerus="yes">
        <source>%n more item(s) are counted but not listed.</source>
        <translation>
            <numerusform>%n more item are counted but not listed.</numerusform>
            <numerusform>%n more items are counted but not listed.</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Open the new project</source>
        <translation>&amp;Open the new project</translation>
    </message>
    <message>
        <source>&amp;Save report…</source>
        <translation>&amp;Save report…</translation>
    </message>
    <message>
        <source>All else</source>
        <translation>All else</translation>
    </message>
    <message>
        <source>Copy &amp;table</source>
        <translation>Copy &amp;table</translation>
    </message>
    <message>
        <source>Decisions</source>
        <translation>Decisions</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>Documents</translation>
    </message>
    <message>
        <source>Every row is in order.</source>
        <translation>Every row is in order.</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Layers</translation>
    </message>
    <message>
        <source>Relations</source>
        <translation>Relations</translation>
    </message>
    <message>
        <source>Reports (*.json);;Tables (*.csv);;All files (*)</source>
        <translation>Reports (*.json);;Tables (*.csv);;All files (*)</translation>
    </message>
    <message>
        <source>Salvage</source>
        <translation>Salvage</translation>
    </message>
    <message>
        <source>Save report</source>
        <translation>Save report</translation>
    </message>
    <message>
        <source>Spans</source>
        <translation>Spans</translation>
    </message>
    <message>
        <source>The history could not be read; it begins anew.</source>
        <translation>The history could not be read; it begins anew.</translation>
    </message>
    <message>
        <source>The history is kept, but for what it said of rows that are not as it said. What lies before the salvage cannot be undone.</source>
        <translation>The history is kept, but for what it said of rows that are not as it said. What lies before the salvage cannot be undone.</translation>
    </message>
    <message>
        <source>What did not come in as it was</source>
        <translation>What did not come in as it was</translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation>What is wrong</translation>
    </message>
    <message>
        <source>annotator</source>
        <translation>annotator</translation>
    </message>
    <message>
        <source>attribute</source>
        <translation>attribute</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>cannot be read</translation>
    </message>
    <message>
        <source>computer</source>
        <translation>computer</translation>
    </message>
    <message>
        <source>conflict</source>
        <translation>conflict</translation>
    </message>
    <message>
        <source>decision</source>
        <translation>decision</translation>
    </message>
    <message>
        <source>document</source>
        <translation>document</translation>
    </message>
    <message>
        <source>doubtful</source>
        <translation>doubtful</translation>
    </message>
    <message>
        <source>ends of a label</source>
        <translation>ends of a label</translation>
    </message>
    <message>
        <source>file</source>
        <translation>file</translation>
    </message>
    <message>
        <source>history</source>
        <translation>history</translation>
    </message>
    <message>
        <source>label</source>
        <translation>label</translation>
    </message>
    <message>
        <source>label of an attribute</source>
        <translation>label of an attribute</translation>
    </message>
    <message>
        <source>layer</source>
        <translation>layer</translation>
    </message>
    <message>
        <source>left behind</source>
        <translation>left behind</translation>
    </message>
    <message>
        <source>of these recovered</source>
        <translation>of these recovered</translation>
    </message>
    <message>
        <source>read</source>
        <translation>read</translation>
    </message>
    <message>
        <source>recovered</source>
        <translation>recovered</translation>
    </message>
    <message>
        <source>relation</source>
        <translation>relation</translation>
    </message>
    <message>
        <source>setting</source>
        <translation>setting</translation>
    </message>
    <message>
        <source>span</source>
        <translation>span</translation>
    </message>
    <message>
        <source>taken</source>
        <translation>taken</translation>
    </message>
    <message>
        <source>text</source>
        <translation>text</translation>
    </message>
    <message>
        <source>what a format kept</source>
        <translation>what a format kept</translation>
    </message>
    <message>
        <source>working time</source>
        <translation>working time</translation>
    </message>
    <message>
        <source>{name} report</source>
        <translation>{name} report</translation>
    </message>
    <message>
        <source>{name}: no document could be salvaged. The new project holds none; take a backup if there is one.</source>
        <translation>{name}: no document could be salvaged. The new project holds none; take a backup if there is one.</translation>
    </message>
    <message>
        <source>{name}: no document of it can be salvaged.</source>
        <translation>{name}: no document of it can be salvaged.</translation>
    </message>
    <message>
        <source>{name}: of {read} rows {taken} are good and {rejected} are not.</source>
        <translation>{name}: of {read} rows {taken} are good and {rejected} are not.</translation>
    </message>
    <message>
        <source>{name}: {read} rows read, {taken} taken, {rejected} left behind.</source>
        <translation>{name}: {read} rows read, {taken} taken, {rejected} left behind.</translation>
    </message>
</context>
<context>
    <name>SalvageTable</name>
    <message>
        <source>Document</source>
        <translation>Document</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Label</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Outcome</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>Row</translation>
    </message>
    <message>
        <source>What</source>
        <translation>What</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>Words</translation>
    </message>
</context>
<context>
    <name>Salvaging</name>
    <message>
        <source>Annotator projects (*.annodb)</source>
        <translation>Annotator projects (*.annodb)</translation>
    </message>
    <message>
        <source>Salvage</source>
        <translation>Salvage</translation>
    </message>
    <message>
        <source>Salvage into a new file</source>
        <translation>Salvage into a new file</translation>
    </message>
    <message>
        <source>The file is looked through row by row; it is not changed.</source>
        <translation>The file is looked through row by row; it is not changed.</translation>
    </message>
    <message>
        <source>What is good in the file is taken out of it; the file is not changed.</source>
        <translation>What is good in the file is taken out of it; the file is not changed.</translation>
    </message>
    <message>
        <source>a document whose name is lost ({number})</source>
        <translation>a document whose name is lost ({number})</translation>
    </message>
    <message>
        <source>{name} salvaged</source>
        <translation>{name} salvaged</translation>
    </message>
</context>
<context>
    <name>SchemeDialog</name>
    <message>
        <source>&amp;Entity labels</source>
        <translation>&amp;Entity labels</translation>
    </message>
    <message>
        <source>&amp;Relation labels</source>
        <translation>&amp;Relation labels</translation>
    </message>
    <message>
        <source>&amp;Save to file…</source>
        <translation>&amp;Save to file…</translation>
    </message>
    <message>
        <source>Add what is missing</source>
        <translation>Add what is missing</translation>
    </message>
    <message>
        <source>Attri&amp;butes</source>
        <translation>Attri&amp;butes</translation>
    </message>
    <message>
        <source>Label scheme</source>
        <translation>Label scheme</translation>
    </message>
    <message>
        <source>Label schemes (*.json);;All files (*)</source>
        <translation>Label schemes (*.json);;All files (*)</translation>
    </message>
    <message>
        <source>Read a label scheme</source>
        <translation>Read a label scheme</translation>
    </message>
    <message>
        <source>Read fr&amp;om file…</source>
        <translation>Read fr&amp;om file…</translation>
    </message>
    <message>
        <source>Replace all</source>
        <translation>Replace all</translation>
    </message>
    <message>
        <source>Replace the labels and attributes by those of {name}, or add to them?</source>
        <translation>Replace the labels and attributes by those of {name}, or add to them?</translation>
    </message>
    <message>
        <source>Save the label scheme</source>
        <translation>Save the label scheme</translation>
    </message>
    <message>
        <source>Saved to {path}.</source>
        <translation>Saved to {path}.</translation>
    </message>
    <message>
        <source>The project is open for reading only.</source>
        <translation>The project is open for reading only.</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source> pt</source>
        <translation> pt</translation>
    </message>
    <message>
        <source>&amp;Backups:</source>
        <translation>&amp;Backups:</translation>
    </message>
    <message>
        <source>&amp;Language:</source>
        <translation>&amp;Language:</translation>
    </message>
    <message>
        <source>&amp;Size of the text:</source>
        <translation>&amp;Size of the text:</translation>
    </message>
    <message>
        <source>&amp;Theme:</source>
        <translation>&amp;Theme:</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>As the system</translation>
    </message>
    <message>
        <source>Beside the project</source>
        <translation>Beside the project</translation>
    </message>
    <message>
        <source>C&amp;hange keys…</source>
        <translation>C&amp;hange keys…</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dark</translation>
    </message>
    <message>
        <source>Everything half as large again, the text at 20 points or more.</source>
        <translation>Everything half as large again, the text at 20 points or more.</translation>
    </message>
    <message>
        <source>In your data folder</source>
        <translation>In your data folder</translation>
    </message>
    <message>
        <source>Keys:</source>
        <translation>Keys:</translation>
    </message>
    <message>
        <source>Large &amp;print</source>
        <translation>Large &amp;print</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Light</translation>
    </message>
    <message>
        <source>New projects are worked on under this name.</source>
        <translation>New projects are worked on under this name.</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>The variable {name} says where they go.</source>
        <translation>The variable {name} says where they go.</translation>
    </message>
    <message>
        <source>Those that there are stay where they are, and are found in both places.</source>
        <translation>Those that there are stay where they are, and are found in both places.</translation>
    </message>
    <message>
        <source>Your &amp;name:</source>
        <translation>Your &amp;name:</translation>
    </message>
</context>
<context>
    <name>SpansPanel</name>
    <message>
        <source>Spans</source>
        <translation>Spans</translation>
    </message>
</context>
<context>
    <name>SplitBox</name>
    <message>
        <source>Documents of one folder together</source>
        <translation>Documents of one folder together</translation>
    </message>
    <message>
        <source>Each document by itself</source>
        <translation>Each document by itself</translation>
    </message>
    <message>
        <source>Keep together:</source>
        <translation>Keep together:</translation>
    </message>
    <message>
        <source>Nearly equal documents together</source>
        <translation>Nearly equal documents together</translation>
    </message>
    <message>
        <source>Same shares of each label in every part</source>
        <translation>Same shares of each label in every part</translation>
    </message>
    <message>
        <source>Same site in “{key}” together</source>
        <translation>Same site in “{key}” together</translation>
    </message>
    <message>
        <source>Same “{key}” together</source>
        <translation>Same “{key}” together</translation>
    </message>
    <message>
        <source>Which part a document falls in then depends on all documents, so adding some may move others.</source>
        <translation>Which part a document falls in then depends on all documents, so adding some may move others.</translation>
    </message>
</context>
<context>
    <name>Spoken</name>
    <message>
        <source>and more</source>
        <translation>and more</translation>
    </message>
    <message>
        <source>selected: {what}</source>
        <translation>selected: {what}</translation>
    </message>
    <message>
        <source>tail: {span}</source>
        <translation>tail: {span}</translation>
    </message>
</context>
<context>
    <name>StartPage</name>
    <message>
        <source>Annotator</source>
        <translation>Annotator</translation>
    </message>
    <message>
        <source>Label entities and relations in article text.</source>
        <translation>Label entities and relations in article text.</translation>
    </message>
    <message>
        <source>Or drop a project file here.</source>
        <translation>Or drop a project file here.</translation>
    </message>
    <message>
        <source>Recent projects</source>
        <translation>Recent projects</translation>
    </message>
</context>
<context>
    <name>States</name>
    <message>
        <source>finished</source>
        <translation>finished</translation>
    </message>
    <message>
        <source>new</source>
        <translation>new</translation>
    </message>
    <message>
        <source>open</source>
        <translation>open</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>Annotator: {name}</source>
        <translation>Annotator: {name}</translation>
    </message>
    <message>
        <source>Another name…</source>
        <translation>Another name…</translation>
    </message>
    <message>
        <source>Document {place} of {count}</source>
        <translation>Document {place} of {count}</translation>
    </message>
    <message numerus="yes">
        <source>%n not saved</source>
        <translation>
            <numerusform>%n not saved</numerusform>
            <numerusform>%n not saved</numerusform>
        </translation>
    </message>
    <message>
        <source>Read-only</source>
        <translation>Read-only</translation>
    </message>
    <message>
        <source>Save state</source>
        <translation>Save state</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Saved</translation>
    </message>
    <message>
        <source>Whose work is shown; click to switch</source>
        <translation>Whose work is shown; click to switch</translation>
    </message>
    <message>
        <source>Working time on this document</source>
        <translation>Working time on this document</translation>
    </message>
</context>
<context>
    <name>Strokes</name>
    <message>
        <source>Space</source>
        <translation>Space</translation>
    </message>
</context>
<context>
    <name>Terms</name>
    <message>
        <source>a list</source>
        <translation>a list</translation>
    </message>
    <message>
        <source>a string</source>
        <translation>a string</translation>
    </message>
    <message>
        <source>an object</source>
        <translation>an object</translation>
    </message>
    <message>
        <source>attribute</source>
        <translation>attribute</translation>
    </message>
    <message>
        <source>entity label</source>
        <translation>entity label</translation>
    </message>
    <message>
        <source>head</source>
        <translation>head</translation>
    </message>
    <message>
        <source>it has no fragment</source>
        <translation>it has no fragment</translation>
    </message>
    <message>
        <source>its fragments touch, overlap or are out of order</source>
        <translation>its fragments touch, overlap or are out of order</translation>
    </message>
    <message>
        <source>redo</source>
        <translation>redo</translation>
    </message>
    <message>
        <source>relation label</source>
        <translation>relation label</translation>
    </message>
    <message>
        <source>tail</source>
        <translation>tail</translation>
    </message>
    <message>
        <source>undo</source>
        <translation>undo</translation>
    </message>
    <message>
        <source>{0} is empty or runs backwards</source>
        <translation>{0} is empty or runs backwards</translation>
    </message>
    <message>
        <source>{0} lies outside the text of {1} code points</source>
        <translation>{0} lies outside the text of {1} code points</translation>
    </message>
</context>
<context>
    <name>Texts</name>
    <message>
        <source>* labels {count} more</source>
        <translation>* labels {count} more</translation>
    </message>
    <message>
        <source>1 document</source>
        <translation>1 document</translation>
    </message>
    <message>
        <source>1 more place labelled. {key} takes it back.</source>
        <translation>1 more place labelled. {key} takes it back.</translation>
    </message>
    <message>
        <source>1 relation</source>
        <translation>1 relation</translation>
    </message>
    <message>
        <source>1 span</source>
        <translation>1 span</translation>
    </message>
    <message>
        <source>Others have worked on this document; you see your own layer ({name}). Switch annotator in the status line.</source>
        <translation>Others have worked on this document; you see your own layer ({name}). Switch annotator in the status line.</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Redo</translation>
    </message>
    <message>
        <source>Redo: {what}</source>
        <translation>Redo: {what}</translation>
    </message>
    <message>
        <source>Removed {relations}.</source>
        <translation>Removed {relations}.</translation>
    </message>
    <message>
        <source>Removed {spans} and {relations}.</source>
        <translation>Removed {spans} and {relations}.</translation>
    </message>
    <message>
        <source>Removed {spans}.</source>
        <translation>Removed {spans}.</translation>
    </message>
    <message>
        <source>These words have this label everywhere.</source>
        <translation>These words have this label everywhere.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>Undo: {what}</source>
        <translation>Undo: {what}</translation>
    </message>
    <message>
        <source>You are looking at the work of {name}: it can be read, not changed.</source>
        <translation>You are looking at the work of {name}: it can be read, not changed.</translation>
    </message>
    <message>
        <source>{count} documents</source>
        <translation>{count} documents</translation>
    </message>
    <message>
        <source>{count} more places labelled. {key} takes them back.</source>
        <translation>{count} more places labelled. {key} takes them back.</translation>
    </message>
    <message>
        <source>{count} relations</source>
        <translation>{count} relations</translation>
    </message>
    <message>
        <source>{count} spans</source>
        <translation>{count} spans</translation>
    </message>
    <message>
        <source>{hours}:{minutes} h</source>
        <translation>{hours}:{minutes} h</translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation>{minutes} min</translation>
    </message>
</context>
<context>
    <name>Tools</name>
    <message>
        <source>Accept all</source>
        <translation>Accept all</translation>
    </message>
    <message>
        <source>Accept all items like “{words}”: {count}, in {documents}?</source>
        <translation>Accept all items like “{words}”: {count}, in {documents}?</translation>
    </message>
    <message>
        <source>Accepting</source>
        <translation>Accepting</translation>
    </message>
    <message>
        <source>Answer: {answer}</source>
        <translation>Answer: {answer}</translation>
    </message>
    <message>
        <source>Decide the item first; A then accepts all items like it.</source>
        <translation>Decide the item first; A then accepts all items like it.</translation>
    </message>
    <message>
        <source>Items answered alike: {count}.</source>
        <translation>Items answered alike: {count}.</translation>
    </message>
    <message>
        <source>Reject all</source>
        <translation>Reject all</translation>
    </message>
    <message>
        <source>Reject all items like “{words}”: {count}, in {documents}?</source>
        <translation>Reject all items like “{words}”: {count}, in {documents}?</translation>
    </message>
    <message>
        <source>Looking for items alike</source>
        <translation>Looking for items alike</translation>
    </message>
    <message>
        <source>Gold of “{name}” is finished. Every item of every document is decided.</source>
        <translation>Gold of “{name}” is finished. Every item of every document is decided.</translation>
    </message>
    <message>
        <source>Looking for the next document</source>
        <translation>Looking for the next document</translation>
    </message>
    <message>
        <source>No undecided item is like this one.</source>
        <translation>No undecided item is like this one.</translation>
    </message>
</context>
<context>
    <name>Units</name>
    <message>
        <source>1 − disorder ÷ disorder by chance. The interval is that of drawing chance anew.</source>
        <translation>1 − disorder ÷ disorder by chance. The interval is that of drawing chance anew.</translation>
    </message>
    <message>
        <source>All of it (u-alpha)</source>
        <translation>All of it (u-alpha)</translation>
    </message>
    <message>
        <source>Discontinuous spans taken as one stretch: {count}.</source>
        <translation>Discontinuous spans taken as one stretch: {count}.</translation>
    </message>
    <message>
        <source>Documents too dense for an exact alignment: {count}.</source>
        <translation>Documents too dense for an exact alignment: {count}.</translation>
    </message>
    <message>
        <source>Gamma of {used} of {total} documents.</source>
        <translation>Gamma of {used} of {total} documents.</translation>
    </message>
    <message>
        <source>Gamma, by the best alignment of all spans</source>
        <translation>Gamma, by the best alignment of all spans</translation>
    </message>
    <message>
        <source>It was cancelled before the rest was done.</source>
        <translation>It was cancelled before the rest was done.</translation>
    </message>
    <message>
        <source>Labels of aligned spans (gamma-cat)</source>
        <translation>Labels of aligned spans (gamma-cat)</translation>
    </message>
    <message>
        <source>Labels where both marked (cu-alpha)</source>
        <translation>Labels where both marked (cu-alpha)</translation>
    </message>
    <message>
        <source>Marked or not (|u-alpha)</source>
        <translation>Marked or not (|u-alpha)</translation>
    </message>
    <message>
        <source>Marked or not, and with which label, for each character.</source>
        <translation>Marked or not, and with which label, for each character.</translation>
    </message>
    <message>
        <source>Only the labels, where the marks of both meet.</source>
        <translation>Only the labels, where the marks of both meet.</translation>
    </message>
    <message>
        <source>Only whether a character has this label, whatever else is there.</source>
        <translation>Only whether a character has this label, whatever else is there.</translation>
    </message>
    <message>
        <source>Only whether a character is marked.</source>
        <translation>Only whether a character is marked.</translation>
    </message>
    <message>
        <source>Overlapping spans of one label, merged: {count}.</source>
        <translation>Overlapping spans of one label, merged: {count}.</translation>
    </message>
    <message>
        <source>Place and label (gamma)</source>
        <translation>Place and label (gamma)</translation>
    </message>
    <message>
        <source>Place and label at once, beyond chance</source>
        <translation>Place and label at once, beyond chance</translation>
    </message>
    <message>
        <source>Spans without a length, left out: {count}.</source>
        <translation>Spans without a length, left out: {count}.</translation>
    </message>
    <message>
        <source>Stretches under several labels: {count}.</source>
        <translation>Stretches under several labels: {count}.</translation>
    </message>
    <message>
        <source>Unitizing alpha (2016), character by character</source>
        <translation>Unitizing alpha (2016), character by character</translation>
    </message>
    <message>
        <source>on {share} of the text</source>
        <translation>on {share} of the text</translation>
    </message>
    <message>
        <source>shuffling</source>
        <translation>shuffling</translation>
    </message>
    <message>
        <source>statistical</source>
        <translation>statistical</translation>
    </message>
    <message>
        <source>{label} alone (u-alpha)</source>
        <translation>{label} alone (u-alpha)</translation>
    </message>
    <message>
        <source>{label} where marks meet ((k)u-alpha)</source>
        <translation>{label} where marks meet ((k)u-alpha)</translation>
    </message>
    <message>
        <source>{sampler} sampler · {samples} samples · seed {seed}</source>
        <translation>{sampler} sampler · {samples} samples · seed {seed}</translation>
    </message>
    <message>
        <source>{share} of it marked by both</source>
        <translation>{share} of it marked by both</translation>
    </message>
</context>
<context>
    <name>UnitsPanel</name>
    <message>
        <source>&amp;Compute</source>
        <translation>&amp;Compute</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>Cancelled.</translation>
    </message>
    <message>
        <source>Computing…</source>
        <translation>Computing…</translation>
    </message>
    <message>
        <source>Sam&amp;ples</source>
        <translation>Sam&amp;ples</translation>
    </message>
    <message>
        <source>Samp&amp;ler</source>
        <translation>Samp&amp;ler</translation>
    </message>
    <message>
        <source>See&amp;d</source>
        <translation>See&amp;d</translation>
    </message>
    <message>
        <source>The project was edited since this was computed.</source>
        <translation>The project was edited since this was computed.</translation>
    </message>
    <message>
        <source>Unitizing alpha and gamma look at everybody who finished a document at once, so they say nothing about one against the rest. Choose two people, or all pairs.</source>
        <translation>Unitizing alpha and gamma look at everybody who finished a document at once, so they say nothing about one against the rest. Choose two people, or all pairs.</translation>
    </message>
    <message>
        <source>Unitizing alpha and gamma look at place and label at once. They take longer, so they are computed when you ask: choose how chance is drawn, then Compute.</source>
        <translation>Unitizing alpha and gamma look at place and label at once. They take longer, so they are computed when you ask: choose how chance is drawn, then Compute.</translation>
    </message>
</context>
<context>
    <name>Verbs</name>
    <message>
        <source>Undo</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>{key} brings it back.</source>
        <translation>{key} brings it back.</translation>
    </message>
</context>
<context>
    <name>Voice</name>
    <message>
        <source>nothing selected</source>
        <translation>nothing selected</translation>
    </message>
</context>
<context>
    <name>Walk</name>
    <message>
        <source>All documents are finished.</source>
        <translation>All documents are finished.</translation>
    </message>
    <message>
        <source>No other document is left to do.</source>
        <translation>No other document is left to do.</translation>
    </message>
    <message>
        <source>This is the first document.</source>
        <translation>This is the first document.</translation>
    </message>
    <message>
        <source>This is the last document.</source>
        <translation>This is the last document.</translation>
    </message>
</context>
<context>
    <name>Wishes</name>
    <message>
        <source>This work is read-only: nothing can be changed here.</source>
        <translation>This work is read-only: nothing can be changed here.</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message numerus="yes">
        <source>%n document(s)</source>
        <translation>
            <numerusform>%n document</numerusform>
            <numerusform>%n documents</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n relation(s)</source>
        <translation>
            <numerusform>%n relation</numerusform>
            <numerusform>%n relations</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n span(s)</source>
        <translation>
            <numerusform>%n span</numerusform>
            <numerusform>%n spans</numerusform>
        </translation>
    </message>
    <message>
        <source>This format cannot hold: {losses}.</source>
        <translation>This format cannot hold: {losses}.</translation>
    </message>
    <message>
        <source>This format holds everything that a project holds.</source>
        <translation>This format holds everything that a project holds.</translation>
    </message>
    <message>
        <source>attribute</source>
        <translation>attribute</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>changed</translation>
    </message>
    <message>
        <source>document</source>
        <translation>document</translation>
    </message>
    <message>
        <source>en</source>
        <comment>code of this language</comment>
        <translation>en</translation>
    </message>
    <message>
        <source>layer</source>
        <translation>layer</translation>
    </message>
    <message>
        <source>line</source>
        <translation>line</translation>
    </message>
    <message>
        <source>other things</source>
        <translation>other things</translation>
    </message>
    <message>
        <source>passed over</source>
        <translation>passed over</translation>
    </message>
    <message>
        <source>redo</source>
        <translation>redo</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>rejected</translation>
    </message>
    <message>
        <source>relation</source>
        <translation>relation</translation>
    </message>
    <message>
        <source>span</source>
        <translation>span</translation>
    </message>
    <message>
        <source>undo</source>
        <translation>undo</translation>
    </message>
</context>
<context>
    <name>Zones</name>
    <message>
        <source>1 line</source>
        <translation>1 line</translation>
    </message>
    <message>
        <source>Credit</source>
        <translation>Credit</translation>
    </message>
    <message>
        <source>Generated caption</source>
        <translation>Generated caption</translation>
    </message>
    <message>
        <source>Player</source>
        <translation>Player</translation>
    </message>
    <message>
        <source>Related articles</source>
        <translation>Related articles</translation>
    </message>
    <message>
        <source>Repeated caption</source>
        <translation>Repeated caption</translation>
    </message>
    <message>
        <source>{count} lines</source>
        <translation>{count} lines</translation>
    </message>
</context>
<context>
    <name>Zoning</name>
    <message>
        <source>Folded: {zone}.</source>
        <translation>Folded: {zone}.</translation>
    </message>
    <message>
        <source>No zones of a web page were found in this text.</source>
        <translation>No zones of a web page were found in this text.</translation>
    </message>
    <message>
        <source>Not part of the article. Click to fold; F7 folds all.</source>
        <translation>Not part of the article. Click to fold; F7 folds all.</translation>
    </message>
    <message>
        <source>Not part of the article. Click to unfold; F7 unfolds all.</source>
        <translation>Not part of the article. Click to unfold; F7 unfolds all.</translation>
    </message>
    <message>
        <source>Unfolded: {zone}.</source>
        <translation>Unfolded: {zone}.</translation>
    </message>
    <message>
        <source>Zones of the web page are folded: {lines}.</source>
        <translation>Zones of the web page are folded: {lines}.</translation>
    </message>
    <message>
        <source>Zones of the web page are unfolded: {lines}.</source>
        <translation>Zones of the web page are unfolded: {lines}.</translation>
    </message>
</context>
</TS>
