//! The server of the look-alike pages: loopback only, over TLS with a certificate that lives as long as it does.

use std::{
    convert::Infallible,
    net::{Ipv4Addr, SocketAddr},
    path::{Path, PathBuf},
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
};

use hyper::{server::conn::http1, service::service_fn};
use hyper_util::rt::TokioIo;
use tokio::{
    net::{TcpListener, TcpStream},
    task::{JoinHandle, JoinSet},
};
use tokio_rustls::{
    TlsAcceptor,
    rustls::{self, ServerConfig, pki_types::PrivateKeyDer},
};

use crate::{Error, Result, routes::Routes};

mod answer;

/// A running server. It stops when dropped.
#[derive(Debug)]
pub struct Server {
    address: SocketAddr,
    house: Arc<House>,
    work: JoinHandle<()>,
}

/// One request as it came in.
#[derive(Clone, Debug)]
pub struct Request {
    /// `GET`, `POST`, …
    pub method: String,
    /// The host the browser meant.
    pub host: String,
    /// The path, with the query.
    pub path: String,
    /// The body as text.
    pub body: String,
}

/// What every connection shares.
#[derive(Debug)]
struct House {
    pages: PathBuf,
    routes: Routes,
    count: AtomicU64,
    secrets: Mutex<Vec<String>>,
    requests: Mutex<Vec<Request>>,
}

impl Server {
    /// Serves a folder of pages, which holds a `routes.json`, on a free port.
    pub async fn start(pages: &Path) -> Result<Self> {
        let routes = Routes::read(pages)?;
        let tls = TlsAcceptor::from(Arc::new(certified(&routes)?));
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.map_err(|error| trouble(&error))?;
        let address = listener.local_addr().map_err(|error| trouble(&error))?;
        let house = Arc::new(House {
            pages: pages.to_path_buf(),
            routes,
            count: AtomicU64::default(),
            secrets: Mutex::default(),
            requests: Mutex::default(),
        });
        let work = tokio::spawn(accept(listener, tls, Arc::clone(&house)));
        Ok(Self { address, house, work })
    }

    /// Where it listens.
    pub const fn address(&self) -> SocketAddr {
        self.address
    }

    /// Every token value it ever gave out, in order.
    pub fn secrets(&self) -> Vec<String> {
        self.house.secrets.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Every request so far to a host that has a page, in order of arrival.
    pub fn requests(&self) -> Vec<Request> {
        self.noted(|host| self.house.routes.has_host(host))
    }

    /// Every request so far to any other host. A browser has some of its own to send.
    pub fn strays(&self) -> Vec<Request> {
        self.noted(|host| !self.house.routes.has_host(host))
    }

    fn noted(&self, wanted: impl Fn(&str) -> bool) -> Vec<Request> {
        let requests = self.house.requests.lock().unwrap_or_else(PoisonError::into_inner);
        requests.iter().filter(|request| wanted(&request.host)).cloned().collect()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.work.abort();
    }
}

impl House {
    fn next_secret(&self, host: &str) -> (u64, String) {
        let number = self.count.fetch_add(1, Ordering::Relaxed) + 1;
        let secret = crate::secret::secret(host, number);
        self.secrets.lock().unwrap_or_else(PoisonError::into_inner).push(secret.clone());
        (number, secret)
    }

    fn note(&self, request: Request) {
        self.requests.lock().unwrap_or_else(PoisonError::into_inner).push(request);
    }
}

async fn accept(listener: TcpListener, tls: TlsAcceptor, house: Arc<House>) {
    // Connections end with the server, because the set that holds them does.
    let mut connections = JoinSet::new();
    while let Ok((stream, _)) = listener.accept().await {
        connections.spawn(serve(stream, tls.clone(), Arc::clone(&house)));
        while connections.try_join_next().is_some() {}
    }
}

async fn serve(stream: TcpStream, tls: TlsAcceptor, house: Arc<House>) {
    // A browser opens connections ahead and drops them again: what fails here is no one's loss.
    let Ok(stream) = tls.accept(stream).await else {
        return;
    };
    let service = service_fn(|request| {
        let house = Arc::clone(&house);
        async move { Ok::<_, Infallible>(answer::answer(&house, request).await) }
    });
    drop(http1::Builder::new().serve_connection(TokioIo::new(stream), service).await);
}

fn certified(routes: &Routes) -> Result<ServerConfig> {
    let hosts: Vec<String> = routes.hosts().into_iter().collect();
    let own = rcgen::generate_simple_self_signed(hosts).map_err(|error| trouble(&error))?;
    let key = PrivateKeyDer::Pkcs8(own.signing_key.serialize_der().into());
    ServerConfig::builder_with_provider(Arc::new(rustls::crypto::ring::default_provider()))
        .with_protocol_versions(&[&rustls::version::TLS13])
        .and_then(|builder| builder.with_no_client_auth().with_single_cert(vec![own.cert.into()], key))
        .map_err(|error| trouble(&error))
}

fn trouble(error: &dyn std::error::Error) -> Error {
    Error::Server(error.to_string())
}
