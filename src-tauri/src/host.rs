//! What only the desktop can do for a command: dialogs, files, links, the window.

use std::path::PathBuf;
use std::sync::Arc;

use enishi_core::api::{AppInfo, Event, FileKind, FileToken, Host, PickFile, ReadSeek};
use enishi_core::env::Ids;
use enishi_core::error::{Error, ErrorCode, Result};
use enishi_shell::{FileTokens, KeychainSecrets, Place};
use tauri::{AppHandle, Manager};
use tauri_plugin_dialog::{DialogExt as _, FileDialogBuilder, FilePath};
use tauri_plugin_opener::OpenerExt as _;

use crate::bridge::{self, Bridge};
use crate::desktop;

/// The desktop around the core.
pub(crate) struct DesktopHost {
    handle: AppHandle,
    place: Place,
    files: FileTokens,
    ids: Arc<dyn Ids>,
    secrets: Arc<KeychainSecrets>,
    zone: String,
}

impl DesktopHost {
    pub(crate) fn new(
        handle: AppHandle,
        place: Place,
        ids: Arc<dyn Ids>,
        secrets: Arc<KeychainSecrets>,
    ) -> Self {
        Self {
            handle,
            place,
            files: FileTokens::default(),
            ids,
            secrets,
            zone: enishi_shell::system_zone().name().to_owned(),
        }
    }

    fn dialog(&self, request: &PickFile) -> FileDialogBuilder<tauri::Wry> {
        let mut dialog = self.handle.dialog().file();
        if let Some(window) = self.handle.get_webview_window("main") {
            dialog = dialog.set_parent(&window);
        }
        if let Some(name) = &request.name {
            dialog = dialog.set_file_name(name);
        }
        match request.kind {
            FileKind::List => dialog.add_filter(
                "CSV, TSV, XLSX, XLS, ODS, vCard",
                &[
                    "csv", "CSV", "tsv", "TSV", "txt", "TXT", "xlsx", "XLSX", "xls", "XLS", "ods",
                    "ODS", "vcf", "VCF", "zip",
                ],
            ),
            FileKind::Xlsx => dialog.add_filter("XLSX", &["xlsx"]),
            FileKind::Vcf => dialog.add_filter("vCard", &["vcf"]),
            FileKind::Archive => dialog.add_filter("ZIP", &["zip"]),
            FileKind::Csv => {
                dialog.add_filter("CSV, TSV", &["csv", "CSV", "tsv", "TSV", "txt", "TXT"])
            }
            FileKind::Database => dialog.add_filter("Enishi", &["db"]),
            FileKind::Certificate => dialog.add_filter("PEM", &["pem", "crt", "cer"]),
            FileKind::Folder => dialog,
            FileKind::Card => dialog.add_filter(
                "vCard, PNG, JPEG, WebP",
                &[
                    "vcf", "VCF", "png", "PNG", "jpg", "JPG", "jpeg", "JPEG", "webp", "WEBP",
                    "txt", "TXT",
                ],
            ),
        }
    }

    fn grant(&self, chosen: Option<FilePath>) -> Result<Option<FileToken>> {
        let Some(chosen) = chosen else { return Ok(None) };
        let path = chosen.into_path().map_err(Error::internal)?;
        Ok(Some(self.files.grant(path, &*self.ids)))
    }
}

impl Host for DesktopHost {
    fn pick_open(&self, request: &PickFile) -> Result<Option<FileToken>> {
        let dialog = self.dialog(request);
        self.grant(match request.kind {
            FileKind::Folder => dialog.blocking_pick_folder(),
            _ => dialog.blocking_pick_file(),
        })
    }

    fn pick_save(&self, request: &PickFile) -> Result<Option<FileToken>> {
        self.grant(self.dialog(request).blocking_save_file())
    }

    fn open(&self, token: &str) -> Result<Box<dyn ReadSeek>> {
        self.files.open(token)
    }

    fn hold(&self, name: &str, text: &str) -> Result<FileToken> {
        Ok(self.files.hold(name, text, &*self.ids))
    }

    fn write(
        &self,
        token: &str,
        content: &mut dyn FnMut(&mut dyn std::io::Write) -> Result<()>,
    ) -> Result<()> {
        self.files.write(token, content)
    }

    fn new_file(&self, token: &str) -> Result<PathBuf> {
        self.files.path(token)
    }

    fn open_data(&self, token: &str) -> Result<()> {
        let path = self.files.path(token)?;
        desktop::start_with(&path).map_err(Error::internal)
    }

    fn ready(&self) {
        bridge::ready(&self.handle, &self.handle.state::<Arc<Bridge>>());
    }

    fn info(&self) -> AppInfo {
        AppInfo {
            version: env!("CARGO_PKG_VERSION").to_owned(),
            data_file: self.place.data_file.display().to_string(),
            platform: std::env::consts::OS.to_owned(),
            system_language: enishi_shell::system_language().to_owned(),
            zone: self.zone.clone(),
            // As far as is known without asking it: nothing touches the keychain at the start.
            secret_place: self.secrets.place(),
            colour_scheme: desktop::colour_scheme().to_owned(),
        }
    }

    fn open_link(&self, url: &str) -> Result<()> {
        let refused =
            || Error::new(ErrorCode::FieldInvalid).with("field", "url").with("value", url);
        if !(url.starts_with("https://") || url.starts_with("mailto:")) {
            return Err(refused());
        }
        self.handle.opener().open_url(url, None::<&str>).map_err(|error| refused().detail(error))
    }

    fn practice_folder(&self) -> String {
        self.place.practice_folder()
    }
}

/// Offers files to the page for import: dropped on the window, or given at the start.
pub(crate) fn offer(handle: &AppHandle, files: Vec<PathBuf>) {
    let bridge = handle.state::<Arc<Bridge>>();
    let files = bridge.keep_until_ready(files);
    let Some(host) = bridge.host() else { return };
    for path in files {
        let file = host.files.grant(path, &*host.ids);
        bridge::tell(handle, &Event::Dropped { file });
    }
}
