//! Verbs of settings.

use rusqlite::Connection;
use uuid::Uuid;

use super::store;
use super::wire::{Backup, Settings, SettingsPatch};
use crate::app::{App, Tx};
use crate::error::{Error, Result};
use crate::host::Call;
use crate::time::Day;
use crate::undo::Op;
use crate::wire::Changed;

/// The area of what matters: each change of it is undone as a whole.
const AREA: &str = "general";
/// The area of [`LOOKS`]: a row of its own, so that a zoom never stands in the way of an undo.
const AREA_LOOKS: &str = "looks";

pub(crate) fn is_new_file(db: &Connection) -> Result<bool> {
    Ok(!store::has_workspace(db)?)
}

/// Makes the workspace row: a new site id and a new secret, never shared between files.
pub(crate) fn seed(tx: &Tx<'_>) -> Result<()> {
    let mut secret = [0_u8; 32];
    tx.env().ids.fill(&mut secret);
    store::insert_workspace(
        tx,
        &store::NewWorkspace {
            id: tx.new_id(),
            site: tx.new_id(),
            secret,
            zone: tx.env().zone.name(),
            day: tx.today(),
            at: tx.now.0,
        },
    )
}

pub(crate) fn derived_day(db: &Connection) -> Result<Day> {
    store::get_derived_day(db)
}

/// The line of the program that made the derived rows.
pub(crate) fn derived_line(db: &Connection) -> Result<i64> {
    store::get_derived_line(db)
}

pub(crate) fn set_derived_line(tx: &Tx<'_>, line: i64) -> Result<()> {
    store::set_derived_line(tx, line)
}

pub(crate) fn set_derived_day(tx: &Tx<'_>, day: Day) -> Result<()> {
    store::set_derived_day(tx, day)
}

/// Site id and file secret, for keyed hashes and Message-IDs.
pub(crate) fn site(db: &Connection) -> Result<(Uuid, [u8; 32])> {
    store::get_site(db)
}

fn defaults(zone: &str) -> Settings {
    Settings {
        language: "system".into(),
        name_order: "family_first".into(),
        currency: "JPY".into(),
        yen_in_man: false,
        week_start: 1,
        zone: zone.into(),
        theme: "system".into(),
        density: "comfortable".into(),
        zoom: 100,
        rail: false,
        reduced_motion: false,
        letter_keys: true,
        keys: serde_json::Map::new(),
        started: false,
        checklist_closed: false,
        sample: false,
        sending_paused: false,
        undo_seconds: 20,
        confirm_months: 12,
        capture: super::wire::CaptureSession::default(),
    }
}

/// Settings as other features see them inside a snapshot or change.
pub(crate) fn read_in(db: &Connection, zone: &str) -> Result<Settings> {
    let mut value = serde_json::to_value(defaults(zone))?;
    if let Some(into) = value.as_object_mut() {
        into.extend(kept_in(db, AREA)?);
        into.extend(kept_in(db, AREA_LOOKS)?);
    }
    Ok(serde_json::from_value(value)?)
}

/// All settings.
pub fn read(app: &App) -> Result<Settings> {
    app.read(|db| read_in(db, app.env().zone.name()))
}

/// The members that a row keeps; none if there is no row or it cannot be read.
fn kept_in(db: &Connection, area: &str) -> Result<serde_json::Map<String, serde_json::Value>> {
    Ok(match store::find_setting(db, area)?.map(|text| serde_json::from_str(&text)) {
        Some(Ok(serde_json::Value::Object(kept))) => kept,
        _ => serde_json::Map::new(),
    })
}

/// Changes members named by `patch`; each row keeps members it does not know.
pub(crate) fn write_in(
    tx: &Tx<'_>,
    patch: serde_json::Map<String, serde_json::Value>,
) -> Result<()> {
    let (looks, matters): (serde_json::Map<_, _>, serde_json::Map<_, _>) =
        patch.into_iter().partition(|(member, _)| LOOKS.contains(&member.as_str()));
    for (area, members) in [(AREA, matters), (AREA_LOOKS, looks)] {
        if !members.is_empty() {
            let mut kept = kept_in(tx, area)?;
            kept.extend(members);
            store::set_setting(tx, tx.new_id(), area, &serde_json::to_string(&kept)?)?;
        }
    }
    Ok(())
}

/// Members that only change how things look: not in the undo list.
const LOOKS: &[&str] = &[
    "theme",
    "density",
    "zoom",
    "rail",
    "reduced_motion",
    "started",
    "checklist_closed",
    "capture",
    "language",
];

/// Changes some settings.
///
/// # Errors
/// `FieldInvalid` with the member that has no such value.
pub fn update(app: &App, patch: &SettingsPatch) -> Result<Changed> {
    let serde_json::Value::Object(mut members) = serde_json::to_value(patch)? else {
        return Err(Error::internal("settings patch"));
    };
    members.retain(|_, value| !value.is_null());
    check(&members)?;
    let looks = members.keys().all(|member| LOOKS.contains(&member.as_str()));
    let op = if looks { Op::Appearance } else { Op::UpdateSettings };
    app.change(op, |tx| write_in(tx, members)).map(|(changed, ())| changed)
}

fn check(members: &serde_json::Map<String, serde_json::Value>) -> Result<()> {
    let allowed: &[(&str, &[&str])] = &[
        ("language", &["system", "ja", "en"]),
        ("name_order", &["family_first", "given_first"]),
        ("theme", &["system", "light", "dark"]),
        ("density", &["comfortable", "compact"]),
    ];
    let ranges = [
        ("zoom", 80, 200),
        ("week_start", 0, 6),
        ("undo_seconds", 0, 600),
        ("confirm_months", 1, 120),
    ];
    for (member, value) in members {
        let fits = match value {
            serde_json::Value::String(text) => allowed
                .iter()
                .find(|(name, _)| name == member)
                .is_none_or(|(_, values)| values.contains(&text.as_str())),
            serde_json::Value::Number(number) => {
                ranges.iter().find(|(name, ..)| name == member).is_none_or(|(_, low, high)| {
                    number.as_i64().is_some_and(|n| n >= *low && n <= *high)
                })
            }
            _ => true,
        };
        crate::require!(fits, FieldInvalid, "field" => member.clone(), "value" => value.clone());
    }
    Ok(())
}

/// Makes a verified backup now.
///
/// # Errors
/// `FileNotWritten`, `DiskFull`, `Stopped`.
pub fn backup_now(call: &Call<'_>, job: &str) -> Result<Backup> {
    call.progress(job, "backup", 0, 1)?;
    let made = call.app.backup("by-hand")?;
    call.progress(job, "backup", 1, 1)?;
    describe(call.app, &made)
}

/// Backups beside the file, newest first.
pub fn list_backups(app: &App) -> Result<Vec<Backup>> {
    crate::db::list_backups(app.path())?.iter().map(|made| describe(app, made)).collect()
}

fn describe(app: &App, made: &crate::db::BackupFile) -> Result<Backup> {
    Ok(Backup {
        name: made.path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default(),
        at: made.at.0,
        size: i64::try_from(made.size).unwrap_or(i64::MAX),
        leads: app.read(store::count_leads)?,
    })
}
