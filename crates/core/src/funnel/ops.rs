//! Verbs.
use super::api::*;
use crate::api::Changed;
use crate::app::{App, Tx};
use crate::error::{Error, Result};
use crate::leads::api::LeadQuery;

pub(crate) fn read_board(_: &App, _: &LeadQuery) -> Result<Board> {
    Err(Error::internal("not built yet"))
}

pub(crate) fn read_cards(_: &App, _: &ReadCards) -> Result<CardPage> {
    Err(Error::internal("not built yet"))
}

pub(crate) fn move_leads(_: &App, _: &MoveLeads) -> Result<Moved> {
    Err(Error::internal("not built yet"))
}

pub(crate) fn shift_leads(_: &App, _: &ShiftLeads) -> Result<Moved> {
    Err(Error::internal("not built yet"))
}

pub(crate) fn sort_stage(_: &App, _: &SortStage) -> Result<Changed> {
    Err(Error::internal("not built yet"))
}

pub(crate) fn list_stages(_: &App) -> Result<Vec<Stage>> {
    Err(Error::internal("not built yet"))
}

pub(crate) fn update_stage(_: &App, _: &UpdateStage) -> Result<Changed> {
    Err(Error::internal("not built yet"))
}

pub(crate) fn read_path(_: &App, _: &str) -> Result<Vec<StageVisit>> {
    Err(Error::internal("not built yet"))
}

pub(crate) fn seed(_: &Tx<'_>) -> Result<()> {
    Ok(())
}
