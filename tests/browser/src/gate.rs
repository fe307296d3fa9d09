//! A listener that can refuse connections.

use std::{
    io,
    net::SocketAddr,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
};

use axum::serve::Listener;
use tokio::net::{TcpListener, TcpStream};

/// A listener that can refuse connections.
#[derive(Debug)]
pub struct Gate {
    /// The listener.
    pub listener: TcpListener,
    /// Whether new connections are closed at once.
    pub refusing: Arc<AtomicBool>,
}

impl Listener for Gate {
    type Io = TcpStream;
    type Addr = SocketAddr;

    async fn accept(&mut self) -> (TcpStream, SocketAddr) {
        loop {
            let connection = Listener::accept(&mut self.listener).await;
            if !self.refusing.load(Ordering::Relaxed) {
                return connection;
            }
        }
    }

    fn local_addr(&self) -> io::Result<SocketAddr> {
        self.listener.local_addr()
    }
}
