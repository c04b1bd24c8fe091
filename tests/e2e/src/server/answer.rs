//! What the server answers: pages and their files to a `GET`, and to the rest the mock API that every site shares.

use std::{
    path::{Component, Path},
    time::Duration,
};

use http_body_util::{BodyExt as _, Full};
use hyper::{
    Method, Response, StatusCode,
    body::{Bytes, Incoming},
    header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, HOST, HeaderMap, HeaderValue},
};
use serde_json::json;
use tokio::{fs, time::sleep};

use super::{House, Request};

/// As strict as the strictest of the sites: a look-alike that needed less would prove less.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; \
    connect-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

type Answer = Response<Full<Bytes>>;

/// Answers one request and notes it.
pub(super) async fn answer(house: &House, request: hyper::Request<Incoming>) -> Answer {
    let (head, body) = request.into_parts();
    let host = host(&head.headers).to_owned();
    let body = body.collect().await.map(http_body_util::Collected::to_bytes).unwrap_or_default();
    house.note(Request {
        method: head.method.to_string(),
        host: host.clone(),
        path: head.uri.path_and_query().map(ToString::to_string).unwrap_or_default(),
        body: String::from_utf8_lossy(&body).into_owned(),
    });
    match head.method {
        Method::GET | Method::HEAD => file(house, &host, head.uri.path()).await,
        method if house.routes.has_host(&host) => mock(house, &host, &method, &head.headers).await,
        _ => plain(StatusCode::NOT_FOUND, "No look-alike page has this host.\n"),
    }
}

async fn file(house: &House, host: &str, path: &str) -> Answer {
    if path == "/favicon.ico" {
        return plain(StatusCode::NO_CONTENT, "");
    }
    let Some(name) = path.strip_prefix("/_pages/").or_else(|| house.routes.file(host, path)) else {
        return plain(
            StatusCode::NOT_FOUND,
            "No look-alike page has this address; see tests/pages/routes.json.\n",
        );
    };
    let name = Path::new(name);
    if !name.components().all(|part| matches!(part, Component::Normal(_))) {
        return plain(StatusCode::NOT_FOUND, "No such file.\n");
    }
    match fs::read(house.pages.join(name)).await {
        Ok(bytes) => respond(StatusCode::OK, media_type(name), bytes),
        Err(error) => plain(StatusCode::NOT_FOUND, &format!("{}: {error}\n", name.display())),
    }
}

/// The page steers the answer by `x-stage-status` and `x-stage-delay`, in milliseconds.
async fn mock(house: &House, host: &str, method: &Method, headers: &HeaderMap) -> Answer {
    let status = number(headers, "x-stage-status").unwrap_or(200);
    let delay = number(headers, "x-stage-delay").unwrap_or(150);
    sleep(Duration::from_millis(delay.into())).await;
    let code = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let body = if !code.is_success() {
        json!({"error": true, "status": status, "message": "The stage was asked to fail."})
    } else if method == Method::POST {
        let (id, secret) = house.next_secret(host);
        json!({"error": false, "status": status, "meta": {"id": id.to_string(), "token": secret}})
    } else {
        json!({"error": false, "status": status, "meta": {}})
    };
    respond(code, "application/json", body.to_string())
}

fn respond(code: StatusCode, media_type: &'static str, body: impl Into<Bytes>) -> Answer {
    let mut answer = Response::new(Full::new(body.into()));
    *answer.status_mut() = code;
    let headers = answer.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(media_type));
    headers.insert(CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY));
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    answer
}

fn plain(code: StatusCode, text: &str) -> Answer {
    respond(code, "text/plain; charset=utf-8", text.to_owned())
}

fn host(headers: &HeaderMap) -> &str {
    let host = headers.get(HOST).and_then(|host| host.to_str().ok()).unwrap_or_default();
    host.split_once(':').map_or(host, |(name, _)| name)
}

fn number(headers: &HeaderMap, name: &str) -> Option<u16> {
    headers.get(name)?.to_str().ok()?.parse().ok()
}

fn media_type(name: &Path) -> &'static str {
    match name.extension().and_then(|end| end.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("json") => "application/json",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("woff2") => "font/woff2",
        _ => "application/octet-stream",
    }
}
