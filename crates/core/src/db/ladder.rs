//! The ladder: migrations are compiled in, run in one transaction, and never change once shipped.

use rusqlite::Connection;

use super::{APPLICATION_ID, SCHEMA_LINE};
use crate::error::{Error, Result};

mod embedded {
    #![allow(missing_docs)]
    refinery::embed_migrations!("migrations");
}

/// Climbs to [`SCHEMA_LINE`]. Divergent or missing steps are refused by checksum.
pub(super) fn climb(writer: &mut Connection) -> Result<()> {
    embedded::migrations::runner()
        .set_grouped(true)
        .run(writer)
        .map_err(|why| Error::internal(format!("migration: {why}")))?;
    writer.pragma_update(None, "application_id", APPLICATION_ID)?;
    writer.pragma_update(None, "user_version", SCHEMA_LINE)?;
    Ok(())
}
