//! The byte stream under the driver: one TCP connection, plain or TLS, with a deadline for every
//! read and write, replies with hard caps, and no byte left over unseen.
//!
//! A deadline is a point in time for a whole step, not a pause between bytes: a server that drips
//! one byte a minute does not stretch it. All output of a step is one write where possible, and
//! `TCP_NODELAY` is on: lettre's two small writes cost 40 ms per mail with Nagle's algorithm.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream, ToSocketAddrs};
use std::sync::mpsc;
use std::time::{Duration, Instant};

use enishi_core::env::{Reply, SendFault};
use rustls::{ClientConnection, StreamOwned};

use super::tls;
use crate::reply::{self, ReplyLine};

/// Longest line of a reply, bytes with its line end (RFC 5321 §4.5.3.1.5 asks for 512).
pub const MAX_LINE: usize = 2 * 1024;
/// Longest reply, bytes over all lines.
pub const MAX_REPLY: usize = 64 * 1024;
/// Bytes per write of a body; each has the deadline of a block.
pub const BLOCK: usize = 32 * 1024;

/// Why a step of the wire failed; the words are for the log and hold no address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WireFault {
    /// The class.
    pub fault: SendFault,
    /// The words.
    pub detail: String,
}

impl WireFault {
    /// A fault with its words.
    pub fn new(fault: SendFault, detail: impl Into<String>) -> Self {
        Self { fault, detail: detail.into() }
    }

    fn io(error: &std::io::Error) -> Self {
        let fault = if tls::is_timeout(error) {
            SendFault::Timeout
        } else if error.get_ref().is_some_and(|inner| inner.is::<rustls::Error>()) {
            SendFault::Tls
        } else {
            SendFault::Lost
        };
        Self::new(fault, error.kind().to_string())
    }
}

/// A TCP stream whose reads and writes end at `deadline`.
struct TimedTcp {
    stream: TcpStream,
    deadline: Instant,
}

impl TimedTcp {
    fn left(&self) -> std::io::Result<Duration> {
        let left = self.deadline.saturating_duration_since(Instant::now());
        if left.is_zero() { Err(std::io::ErrorKind::TimedOut.into()) } else { Ok(left) }
    }
}

impl Read for TimedTcp {
    fn read(&mut self, bytes: &mut [u8]) -> std::io::Result<usize> {
        self.stream.set_read_timeout(Some(self.left()?))?;
        self.stream.read(bytes)
    }
}

impl Write for TimedTcp {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.stream.set_write_timeout(Some(self.left()?))?;
        self.stream.write(bytes)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        self.stream.flush()
    }
}

enum Channel {
    Plain(TimedTcp),
    Tls(Box<StreamOwned<ClientConnection, TimedTcp>>),
}

/// One connection.
pub struct Wire {
    channel: Channel,
    unread: Vec<u8>,
}

/// Looks the name up. Blocks up to `limit`; the lookup itself cannot be stopped, so it runs on a
/// thread of its own that ends when the system gives up.
///
/// # Errors
/// [`SendFault::Dns`], also when nothing answered in time.
pub fn resolve(host: &str, port: u16, limit: Duration) -> Result<Vec<SocketAddr>, WireFault> {
    let (done, answer) = mpsc::channel();
    let name = host.to_owned();
    std::thread::spawn(move || {
        let found = (name.as_str(), port).to_socket_addrs().map(Iterator::collect::<Vec<_>>);
        // Nobody listens any more once the limit passed.
        let _ = done.send(found);
    });
    match answer.recv_timeout(limit) {
        Ok(Ok(addresses)) if !addresses.is_empty() => Ok(addresses),
        Ok(Ok(_)) => Err(WireFault::new(SendFault::Dns, "no address")),
        Ok(Err(error)) => Err(WireFault::new(SendFault::Dns, error.kind().to_string())),
        Err(_) => Err(WireFault::new(SendFault::Dns, "no answer in time")),
    }
}

impl Wire {
    /// Connects to the first address that answers, all within `limit`.
    ///
    /// # Errors
    /// [`SendFault::Connect`] or [`SendFault::Timeout`].
    pub fn connect(addresses: &[SocketAddr], limit: Duration) -> Result<Self, WireFault> {
        let deadline = Instant::now() + limit;
        let mut last = WireFault::new(SendFault::Connect, "no address");
        for (done, address) in addresses.iter().enumerate() {
            let left = deadline.saturating_duration_since(Instant::now());
            // A silent address (often IPv6) must leave time for the ones behind it.
            let share = left / u32::try_from(addresses.len() - done).unwrap_or(1).max(1);
            if share.is_zero() {
                break;
            }
            match TcpStream::connect_timeout(address, share) {
                Ok(stream) => {
                    stream.set_nodelay(true).map_err(|error| WireFault::io(&error))?;
                    let channel = Channel::Plain(TimedTcp { stream, deadline });
                    return Ok(Self { channel, unread: Vec::new() });
                }
                Err(error) if tls::is_timeout(&error) => {
                    last = WireFault::new(SendFault::Timeout, "no answer in time");
                }
                Err(error) => last = WireFault::new(SendFault::Connect, error.kind().to_string()),
            }
        }
        Err(last)
    }

    fn tcp(&mut self) -> &mut TimedTcp {
        match &mut self.channel {
            Channel::Plain(tcp) => tcp,
            Channel::Tls(stream) => &mut stream.sock,
        }
    }

    /// Gives the next step `limit` from now.
    pub fn allow(&mut self, limit: Duration) {
        self.tcp().deadline = Instant::now() + limit;
    }

    /// The address of this end, for EHLO.
    pub fn local_address(&mut self) -> Option<SocketAddr> {
        self.tcp().stream.local_addr().ok()
    }

    /// True once the stream is encrypted and its certificate was checked.
    pub fn is_safe(&self) -> bool {
        matches!(self.channel, Channel::Tls(_))
    }

    /// Shakes hands. Bytes that came before are a fault: they would be read as if they were safe.
    ///
    /// # Errors
    /// [`SendFault::StarttlsInjection`], [`SendFault::Certificate`], [`SendFault::Tls`],
    /// [`SendFault::Timeout`].
    pub fn secure(self, mut client: ClientConnection) -> Result<Self, WireFault> {
        let Channel::Plain(mut tcp) = self.channel else {
            return Err(WireFault::new(SendFault::Tls, "TLS inside TLS"));
        };
        if !self.unread.is_empty() || has_waiting_bytes(&tcp.stream) {
            return Err(WireFault::new(
                SendFault::StarttlsInjection,
                "bytes arrived before the handshake",
            ));
        }
        while client.is_handshaking() {
            client
                .complete_io(&mut tcp)
                .map_err(|error| WireFault::new(tls::fault(&error), error.to_string()))?;
        }
        let stream = StreamOwned::new(client, tcp);
        Ok(Self { channel: Channel::Tls(Box::new(stream)), unread: Vec::new() })
    }

    /// Writes everything and pushes it out.
    ///
    /// # Errors
    /// [`SendFault::Timeout`], [`SendFault::Lost`].
    pub fn write(&mut self, bytes: &[u8]) -> Result<(), WireFault> {
        let result = match &mut self.channel {
            Channel::Plain(tcp) => tcp.write_all(bytes).and_then(|()| tcp.flush()),
            Channel::Tls(stream) => stream.write_all(bytes).and_then(|()| stream.flush()),
        };
        result.map_err(|error| WireFault::io(&error))
    }

    /// True if the server said something nobody asked for.
    pub fn has_unread(&self) -> bool {
        !self.unread.is_empty()
    }

    fn fill(&mut self) -> Result<(), WireFault> {
        let mut chunk = [0_u8; 4096];
        let read = loop {
            let result = match &mut self.channel {
                Channel::Plain(tcp) => tcp.read(&mut chunk),
                Channel::Tls(stream) => stream.read(&mut chunk),
            };
            match result {
                Err(error) if error.kind() == std::io::ErrorKind::Interrupted => {}
                other => break other.map_err(|error| WireFault::io(&error))?,
            }
        };
        if read == 0 {
            return Err(WireFault::new(SendFault::Lost, "the server closed the connection"));
        }
        self.unread.extend_from_slice(&chunk[..read]);
        Ok(())
    }

    fn read_line(&mut self) -> Result<Vec<u8>, WireFault> {
        loop {
            if let Some(end) = self.unread.iter().position(|byte| *byte == b'\n') {
                if end >= MAX_LINE {
                    break;
                }
                let mut line: Vec<u8> = self.unread.drain(..=end).collect();
                line.pop();
                if line.last() == Some(&b'\r') {
                    line.pop();
                }
                return Ok(line);
            }
            if self.unread.len() >= MAX_LINE {
                break;
            }
            self.fill()?;
        }
        Err(WireFault::new(SendFault::Protocol, "a reply line is too long"))
    }

    /// Reads one whole reply.
    ///
    /// # Errors
    /// [`SendFault::Protocol`] beyond the caps or where it is no reply, [`SendFault::Timeout`],
    /// [`SendFault::Lost`].
    pub fn read_reply(&mut self) -> Result<Reply, WireFault> {
        let mut lines: Vec<ReplyLine> = Vec::new();
        let mut size = 0;
        loop {
            let line = self.read_line()?;
            size += line.len() + 2;
            if size > MAX_REPLY {
                return Err(WireFault::new(SendFault::Protocol, "a reply is too long"));
            }
            let line = reply::parse_line(&line)
                .ok_or_else(|| WireFault::new(SendFault::Protocol, "no SMTP reply"))?;
            let last = line.last;
            lines.push(line);
            if last {
                return reply::join(&lines)
                    .ok_or_else(|| WireFault::new(SendFault::Protocol, "codes differ in a reply"));
            }
        }
    }

    /// Says goodbye on the TLS layer, so that the end is not taken for a cut line.
    pub fn end(mut self) {
        if let Channel::Tls(stream) = &mut self.channel {
            stream.conn.send_close_notify();
            // The mail is settled; a peer that is gone already is no fault.
            let _ = stream.flush();
        }
    }
}

/// True if the peer spoke although it was its turn to wait.
fn has_waiting_bytes(stream: &TcpStream) -> bool {
    let mut byte = [0_u8; 1];
    if stream.set_nonblocking(true).is_err() {
        return true;
    }
    let waiting = matches!(stream.peek(&mut byte), Ok(count) if count > 0);
    stream.set_nonblocking(false).is_err() || waiting
}
