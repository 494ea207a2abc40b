//! # machikurabe (まちくらべ)
//!
//! A desktop dashboard for analysts of municipal planning offices: it holds the strategy KPIs of several
//! cities in a local SQLite store, judges each against its city's own target under one ruler, and shows
//! them side by side. It needs no server, no account and no network.
//!
//! # Map
//!
//! ```text
//! main       arguments, logging, window or command
//! app        the window: `logic` polls the session, `ui` draws
//! cli        the headless commands, one file each
//! ui         screens; read `&Session`, return commands; no other effect
//! session    the running application without a window: choices, undo, worker, notices
//! export     figures and data → bytes, one file per format, and safely into files
//! figure     a chart's plain data → egui_plot: the one drawing code; without a window, plain primitives
//! chart      what a chart says before anyone draws it; a target's arithmetic in words
//! text       every word people read: catalogues, numbers, units and periods, in Japanese and English
//! import     exported files → dataset: readers by content, the data-package reader and the embedded sample
//! analysis   numbers in, findings out, over the cube's columns: coverage, targets, rulers, trends, consistency
//! store      the SQLite store: vintages, pins, settings; migrations/*.sql
//! frame      the cube: a catalogue with its look-ups, and polars columns of all observations
//! disk       which file a path leads to
//! model      the vocabulary: plain values; no file, no SQL, no polars, no egui
//! ```
//!
//! # The layer rule
//!
//! Arrows point down, and `tests/layers.rs` reads the sources and says so.
//!
//! | module | may import | foreign crates at home only here |
//! |---|---|---|
//! | `main` | app, cli, ui, session, text, model | |
//! | `app` | anything below | arboard, eframe |
//! | `cli` | anything below but app and ui | clap |
//! | `ui` | session, figure, chart, analysis, text, frame, model | egui_extras, rfd; egui also |
//! | `session` | export, chart, import, store, analysis, text, frame, model | |
//! | `export` | figure, chart, text, disk, model | resvg, png, krilla, rust_xlsxwriter, subsetter, ttf_parser; csv, polars and zip also |
//! | `figure` | chart, text, model | egui_plot; egui also |
//! | `chart` | analysis, text, frame, model | |
//! | `text` | model | Fluent |
//! | `import`, `analysis` | frame, model | polars also |
//! | `store` | frame, disk, model | rusqlite, rusqlite_migration |
//! | `frame` | model | polars also |
//! | `disk` | nothing of ours | same_file |
//! | `model` | nothing of ours | |
//!
//! serde and thiserror serve every layer. Lower layers return typed errors and reasons; words are made in
//! [`text`]. `store`, `import` and `analysis` do not know each other: the session's worker fetches from one and
//! hands to the next.
//!
//! # How a number travels
//!
//! A document's cell is a row of the data package with document, section, line and the text as printed →
//! [`import`] checks it and its references → [`store`] keeps it in a vintage that never changes → [`frame`] holds
//! the current vintages as columns → [`analysis`] selects what enters a formula and computes, or says why not
//! → [`text`] and [`chart`] put it into words and lines → [`ui`] and [`cli`] show it, with the way back to the
//! document beside it.
//!
//! # Glossary
//!
//! | term | meaning | Japanese |
//! |---|---|---|
//! | plan | a city's strategy with its years | 計画・総合戦略 |
//! | goal, policy, project | the levels of a plan | 基本目標・施策・事業 |
//! | cube | all observations as columns beside the catalogue that says what they are about | キューブ |
//! | indicator | what is measured, over all areas that have values of it; a plan's KPI has one area | 指標・KPI |
//! | series | an indicator in one area: what is drawn, judged and given targets | 系列 |
//! | place | where an indicator, a series or an observation's row stands in the catalogue and cube it came from; a type for each | 位置 |
//! | breakdown | the part of a whole that an indicator counts, as dimension = member | 内訳（性別＝女） |
//! | alias | an identifier that an indicator of one area had before it became one over all | 以前の識別子 |
//! | join | somebody's word that a file's label is an indicator of the store | つなぐ |
//! | goal target | the figure a goal aims at | 数値目標 |
//! | observation | one value, or one explained gap, in one period | 観測値 |
//! | facet | what many observations of a file share: role, status, unit, document, section | 観測値の共通部分 |
//! | period | fiscal year, calendar year, point in time, or a span of them | 年度・年・時点 |
//! | role | what a value is in its series: actual, baseline, projection, plan, reference | 実績値・基準値・推計・計画値・参考値 |
//! | target, baseline | where the plan aims, where it starts | 目標値・基準値 |
//! | cumulative | a running total | 累計 |
//! | progress | the formula of the target's kind | 進捗率 |
//! | attainment | actual ÷ target | 達成率 |
//! | pace | progress expected by now | ペース |
//! | gap | what is still missing, in the target's unit | 目標との差 |
//! | ruler | thresholds that turn progress into a status | ものさし |
//! | status | the judgement under a ruler | 判定 |
//! | polarity | which direction is wanted | 望ましい方向 |
//! | theme | the grouping across cities | テーマ |
//! | comparison, grade | indicators of several cities, and how far they may be compared | 比較・比べられる度合い |
//! | vintage | one delivery of a dataset, kept as it was | 版 |
//! | proof trail | document, section, line and text as printed | 根拠 |

#[macro_use]
pub mod model;

pub mod analysis;
pub mod app;
pub mod chart;
pub mod cli;
pub mod disk;
pub mod export;
pub mod figure;
pub mod frame;
pub mod import;
pub mod session;
pub mod store;
pub mod text;
pub mod ui;
