//! Handlers of the commands: each translates, calls its verb and answers.

pub use super::wire::*;
use crate::error::{Error, ErrorCode, Result};
use crate::exchange::{archive, export, ops, profiles, reading};
use crate::host::Call;
use crate::wire::{Changed, Nothing};

pub(crate) fn read(call: &Call<'_>, request: ReadFile) -> Result<FileReading> {
    let bytes = ops::load(call.host, &request.file)?;
    reading::read_known(call.app, &bytes, &request.reading, &mut |done, total| {
        call.progress(&request.job, "read", done, total)
    })
}

pub(crate) fn check(call: &Call<'_>, request: CheckImport) -> Result<ImportCheck> {
    let bytes = ops::load(call.host, &request.file)?;
    ops::check(call.app, &bytes, &request, &mut |done, total| {
        call.progress(&request.job, "check", done, total)
    })
}

pub(crate) fn commit(call: &Call<'_>, request: CheckImport) -> Result<ImportReport> {
    let bytes = ops::load(call.host, &request.file)?;
    ops::commit(call.app, &bytes, &request, &mut |done, total| {
        call.progress(&request.job, "import", done, total)
    })
}

pub(crate) fn history(call: &Call<'_>, _: Nothing) -> Result<Vec<ImportBatch>> {
    ops::list_batches(call.app)
}

pub(crate) fn profiles(call: &Call<'_>, _: Nothing) -> Result<Vec<ImportProfile>> {
    profiles::list(call.app)
}

pub(crate) fn save_profile(call: &Call<'_>, request: SaveProfile) -> Result<Changed> {
    profiles::save(call.app, &request)
}

pub(crate) fn remove_profile(call: &Call<'_>, request: ProfileRef) -> Result<Changed> {
    profiles::remove(call.app, &request.id)
}

pub(crate) fn save_errors(call: &Call<'_>, request: SaveErrors) -> Result<Nothing> {
    let bytes = ops::load(call.host, &request.import.file)?;
    let (language, job) = (&request.language, &request.job);
    let failed =
        ops::failed_rows(call.app, &bytes, &request.import, language, &mut |done, all| {
            call.progress(job, "check", done, all)
        })?;
    call.host.write(&request.file, &mut |out| write_all(out, &failed))?;
    Ok(Nothing {})
}

pub(crate) fn export(call: &Call<'_>, request: ExportLeads) -> Result<Exported> {
    let mut exported = Exported { count: 0, replaced: Vec::new(), cut: 0 };
    call.host.write(&request.file, &mut |out| {
        exported = export::write_leads(call.app, &request, out, &mut |done, total| {
            call.progress(&request.job, "export", done, total)
        })?;
        Ok(())
    })?;
    Ok(exported)
}

pub(crate) fn export_archive(call: &Call<'_>, request: ExportArchive) -> Result<Exported> {
    let mut count = 0;
    call.host.write(&request.file, &mut |out| {
        count = archive::write_archive(call.app, &request.language, out, &mut |done, total| {
            call.progress(&request.job, "export", done, total)
        })?;
        Ok(())
    })?;
    Ok(Exported { count, replaced: Vec::new(), cut: 0 })
}

/// Makes the new file and opens it in a window of its own; the open one stays as it is.
pub(crate) fn restore(call: &Call<'_>, request: RestoreArchive) -> Result<RestoredArchive> {
    let archive = std::io::BufReader::new(call.host.open(&request.archive)?);
    let into = call.host.new_file(&request.file)?;
    let now = call.app.env().clock.now();
    let made = archive::restore_rows(archive, &into, now, &mut |done, total| {
        call.progress(&request.job, "restore", done, total)
    })
    .map_err(|why| match why.code {
        // A path names the user: the page gets the name of the file alone.
        ErrorCode::FileExists => Error::new(ErrorCode::FileExists)
            .with("path", into.file_name().unwrap_or_default().to_string_lossy()),
        _ => why,
    })?;
    call.host.open_data(&request.file)?;
    Ok(RestoredArchive { leads: made.leads, rows: made.rows })
}

fn write_all(out: &mut dyn std::io::Write, bytes: &[u8]) -> Result<()> {
    out.write_all(bytes).map_err(|why| Error::new(ErrorCode::FileNotWritten).detail(why))
}
