//! HTTP on the loopback address: the page, the commands, the events.

use std::path::{Component, Path, PathBuf};
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::{Path as UrlPath, Request, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, Uri, header};
use axum::middleware::{self, Next};
use axum::response::sse::{Event as Sent, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use enishi_core::api::{Event, WireError};
use enishi_core::app::App;
use enishi_core::env::FixedClock;
use enishi_core::error::Error;
use enishi_core::time::Timestamp;
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};

use crate::host::BrowserHost;

/// The window's policy, with the loopback host in the place of Tauri's bridge.
const CSP: &str = "default-src 'none'; script-src 'self'; style-src 'self'; \
    img-src 'self' blob: data:; font-src 'self'; connect-src 'self'; base-uri 'none'; \
    form-action 'none'; frame-ancestors 'none'; object-src 'none'";

/// What is served.
#[derive(Clone)]
pub(crate) struct Served {
    pub(crate) app: Arc<App>,
    pub(crate) host: Arc<BrowserHost>,
    /// The clock that `/test/clock` moves; `None` on the real one.
    pub(crate) clock: Option<Arc<FixedClock>>,
    pub(crate) token: String,
}

/// Serves until the process is told to end; prints the address first.
pub(crate) async fn serve(served: Served, port: u16) -> std::io::Result<()> {
    let listener = tokio::net::TcpListener::bind(("127.0.0.1", port)).await?;
    let port = listener.local_addr()?.port();
    crate::say(&format!("http://127.0.0.1:{port}/?token={}", served.token));
    let guarded = Router::new()
        .route("/call/{name}", post(call))
        .route("/events", get(events))
        .route("/test/clock", post(clock))
        .route("/test/run-workers", post(run_workers))
        .route("/test/dialog", post(dialog))
        .route("/test/drop", post(dropped))
        .layer(middleware::from_fn_with_state(served.clone(), demand_token));
    let router = Router::new()
        .merge(guarded)
        .fallback(get(page))
        .layer(middleware::from_fn_with_state(port, only_ourselves))
        .with_state(served);
    axum::serve(listener, router).with_graceful_shutdown(told_to_end()).await
}

async fn told_to_end() {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        if let Ok(mut end) = signal(SignalKind::terminate()) {
            tokio::select! {
                _ = end.recv() => {}
                _ = tokio::signal::ctrl_c() => {}
            }
            return;
        }
    }
    let _ = tokio::signal::ctrl_c().await;
}

/// Refuses requests for another name or from another page (DNS rebinding, cross-site requests),
/// and adds the policy to every answer.
async fn only_ourselves(State(port): State<u16>, request: Request, next: Next) -> Response {
    if !comes_from_us(request.headers(), port) {
        return StatusCode::FORBIDDEN.into_response();
    }
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(CSP));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    response
}

fn comes_from_us(headers: &HeaderMap, port: u16) -> bool {
    let names = [format!("127.0.0.1:{port}"), format!("localhost:{port}")];
    let is_ours = |name: &str| names.iter().any(|own| own == name);
    let text = |name| headers.get(name).and_then(|value| value.to_str().ok());
    text(header::HOST).is_some_and(is_ours)
        && text(header::ORIGIN)
            .is_none_or(|origin| origin.strip_prefix("http://").is_some_and(is_ours))
}

async fn demand_token(State(served): State<Served>, request: Request, next: Next) -> Response {
    if !has_token(&request, &served.token) {
        return StatusCode::UNAUTHORIZED.into_response();
    }
    next.run(request).await
}

fn has_token(request: &Request, token: &str) -> bool {
    let in_header = request.headers().get("x-enishi-token").and_then(|value| value.to_str().ok());
    let query = request.uri().query().unwrap_or_default();
    let in_query = query.split('&').find_map(|pair| pair.strip_prefix("token="));
    in_header.or(in_query) == Some(token)
}

async fn call(
    State(served): State<Served>,
    UrlPath(name): UrlPath<String>,
    body: Bytes,
) -> Response {
    let work = move || enishi_shell::answer(&served.app, &*served.host, &name, &body);
    answer(tokio::task::spawn_blocking(work).await)
}

fn answer(done: Result<Result<Vec<u8>, WireError>, tokio::task::JoinError>) -> Response {
    let json = [(header::CONTENT_TYPE, "application/json")];
    match done {
        Ok(Ok(bytes)) => (json, bytes).into_response(),
        Ok(Err(why)) => refuse(&why),
        Err(why) => refuse(&Error::internal(why).into()),
    }
}

fn refuse(why: &WireError) -> Response {
    let body = serde_json::to_vec(why).unwrap_or_default();
    (StatusCode::UNPROCESSABLE_ENTITY, [(header::CONTENT_TYPE, "application/json")], body)
        .into_response()
}

/// Events as they come; a browser that went away is noticed at the next one.
struct Events(UnboundedReceiver<Sent>);

impl futures_core::Stream for Events {
    type Item = Result<Sent, std::convert::Infallible>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.0.poll_recv(cx).map(|event| event.map(Ok))
    }
}

async fn events(State(served): State<Served>) -> impl IntoResponse {
    let (sender, receiver) = unbounded_channel();
    // So that the browser knows at once that it is connected.
    let _ = sender.send(Sent::default().comment("connected"));
    served.app.subscribe(Box::new(move |event| send(&sender, event)));
    Sse::new(Events(receiver)).keep_alive(KeepAlive::default())
}

/// One event: its name is its tag.
fn send(sender: &UnboundedSender<Sent>, event: &Event) {
    let Ok(payload) = serde_json::to_value(event) else { return };
    let name = payload.get("event").and_then(|name| name.as_str()).unwrap_or_default().to_owned();
    let _ = sender.send(Sent::default().event(name).data(payload.to_string()));
}

#[derive(serde::Deserialize)]
struct SetClock {
    now: Option<String>,
    advance_ms: Option<i64>,
}

async fn clock(
    State(served): State<Served>,
    axum::Json(request): axum::Json<SetClock>,
) -> StatusCode {
    let Some(clock) = &served.clock else { return StatusCode::CONFLICT };
    match (request.now.as_deref().map(Timestamp::parse), request.advance_ms) {
        (Some(Some(now)), None) => clock.set(now),
        (None, Some(millis)) => clock.advance(millis),
        _ => return StatusCode::BAD_REQUEST,
    }
    StatusCode::NO_CONTENT
}

async fn run_workers(State(served): State<Served>) -> Response {
    let work = move || {
        enishi_shell::answer(&served.app, &*served.host, "outbox_run", br#"{"job":"test"}"#)
    };
    answer(tokio::task::spawn_blocking(work).await)
}

#[derive(serde::Deserialize)]
struct GivePath {
    path: PathBuf,
}

async fn dialog(
    State(served): State<Served>,
    axum::Json(request): axum::Json<GivePath>,
) -> StatusCode {
    served.host.answer_next_dialog(request.path);
    StatusCode::NO_CONTENT
}

async fn dropped(
    State(served): State<Served>,
    axum::Json(request): axum::Json<GivePath>,
) -> StatusCode {
    let file = served.host.grant(request.path);
    served.app.jobs().announce(&Event::Dropped { file });
    StatusCode::NO_CONTENT
}

/// A file of the built page. Read anew each time, so that a new build needs no restart.
async fn page(uri: Uri) -> Response {
    let path = uri.path().trim_start_matches('/');
    let path = Path::new(if path.is_empty() { "index.html" } else { path });
    if path.components().any(|part| !matches!(part, Component::Normal(_))) {
        return StatusCode::NOT_FOUND.into_response();
    }
    let dist = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../ui/dist");
    match std::fs::read(dist.join(path)) {
        Ok(bytes) => {
            ([(header::CONTENT_TYPE, media_type(path))], Body::from(bytes)).into_response()
        }
        Err(_) => StatusCode::NOT_FOUND.into_response(),
    }
}

fn media_type(path: &Path) -> &'static str {
    match path.extension().and_then(|ending| ending.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("json" | "map") => "application/json",
        Some("woff2") => "font/woff2",
        _ => "application/octet-stream",
    }
}
