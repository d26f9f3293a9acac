//! Handlers of the commands: each translates, calls its verb and answers.

pub use super::wire::*;
use crate::calendar::ops;
use crate::error::Result;
use crate::host::Call;

pub(crate) fn read(call: &Call<'_>, request: ReadCalendar) -> Result<CalendarPage> {
    ops::read_calendar(call.app, &request)
}
pub(crate) fn day(call: &Call<'_>, request: ReadCalendarDay) -> Result<CalendarDayPage> {
    ops::read_calendar_day(call.app, &request)
}
