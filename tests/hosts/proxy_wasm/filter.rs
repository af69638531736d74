//! What a filter sees and changes, and what the functions do, in our host and in the one by hand.

use std::collections::BTreeMap;

use wasmtime_integration::GuestType;

#[derive(Clone, Copy, Debug, PartialEq, Eq, GuestType)]
#[repr(i32)]
pub(crate) enum Status {
    Ok = 0,
    NotFound = 1,
    BadArgument = 2,
    SerializationFailure = 3,
    ParseFailure = 4,
    InvalidMemoryAccess = 6,
    Empty = 7,
    CasMismatch = 8,
    InternalFailure = 10,
    Unimplemented = 12,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, GuestType)]
#[repr(i32)]
pub(crate) enum LogLevel {
    Trace,
    Debug,
    Info,
    Warn,
    Error,
    Critical,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, GuestType)]
#[repr(i32)]
pub(crate) enum BufferType {
    HttpRequestBody = 0,
    HttpResponseBody = 1,
    DownstreamData = 2,
    UpstreamData = 3,
    HttpCallResponseBody = 4,
    VmConfiguration = 6,
    PluginConfiguration = 7,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, GuestType)]
#[repr(i32)]
#[expect(
    clippy::enum_variant_names,
    reason = "the names are those of the specification"
)]
pub(crate) enum MapType {
    HttpRequestHeaders,
    HttpRequestTrailers,
    HttpResponseHeaders,
    HttpResponseTrailers,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, GuestType)]
#[repr(i32)]
pub(crate) enum MetricType {
    Counter,
    Gauge,
    Histogram,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, GuestType)]
#[repr(i32)]
pub(crate) enum StreamType {
    HttpRequest,
    HttpResponse,
    Downstream,
    Upstream,
}

/// Headers, in order.
pub(crate) type Map = Vec<(String, String)>;

#[derive(Debug, Default)]
pub(crate) struct Filter {
    pub(crate) body: Vec<u8>,
    pub(crate) maps: [Map; 4],
    pub(crate) properties: BTreeMap<Vec<u8>, Vec<u8>>,
    /// Values with the number that each change increases.
    pub(crate) shared: BTreeMap<String, (Vec<u8>, u32)>,
    pub(crate) metrics: Vec<(MetricType, String, u64)>,
    /// What the functions told the proxy to do.
    pub(crate) events: Vec<String>,
    /// The functions that were called, and whether they trapped.
    pub(crate) calls: Vec<(&'static str, bool)>,
}

impl Filter {
    pub(crate) fn new() -> Self {
        let mut filter = Filter {
            body: b"a body".to_vec(),
            ..Filter::default()
        };
        let headers = [(":path", "/index"), ("host", "example.org"), ("a", "1")];
        filter.maps[0] = headers
            .map(|(key, value)| (key.to_owned(), value.to_owned()))
            .into();
        filter
            .properties
            .insert(b"plugin_name\0".to_vec(), b"filter".to_vec());
        filter
    }

    pub(crate) fn event(&mut self, event: impl std::fmt::Debug) {
        self.events.push(format!("{event:?}"));
    }

    pub(crate) fn buffer(&mut self, buffer: BufferType) -> Result<&mut Vec<u8>, Status> {
        match buffer {
            BufferType::HttpRequestBody => Ok(&mut self.body),
            _ => Err(Status::NotFound),
        }
    }

    pub(crate) fn buffer_bytes(
        &mut self,
        buffer: BufferType,
        start: u32,
        max_size: u32,
    ) -> Result<Vec<u8>, Status> {
        let bytes = self.buffer(buffer)?.get(start as usize..);
        let bytes = bytes.ok_or(Status::BadArgument)?;
        match &bytes[..bytes.len().min(max_size as usize)] {
            [] => Err(Status::Empty),
            bytes => Ok(bytes.to_vec()),
        }
    }

    pub(crate) fn set_buffer_bytes(
        &mut self,
        buffer: BufferType,
        start: u32,
        size: u32,
        data: &[u8],
    ) -> Result<(), Status> {
        let bytes = self.buffer(buffer)?;
        if data.len() > 1024 {
            return Err(Status::InternalFailure);
        }
        let start = bytes.len().min(start as usize);
        let end = bytes.len().min(start.saturating_add(size as usize));
        bytes.splice(start..end, data.iter().copied());
        Ok(())
    }

    pub(crate) fn map(&mut self, map: MapType) -> &mut Map {
        &mut self.maps[map as usize]
    }

    pub(crate) fn header(&mut self, map: MapType, key: &str) -> Result<String, Status> {
        let mut pairs = self.map(map).iter();
        let pair = pairs.find(|(other, _)| other == key);
        Ok(pair.ok_or(Status::NotFound)?.1.clone())
    }

    pub(crate) fn property(&self, path: &[u8]) -> Result<Vec<u8>, Status> {
        self.properties.get(path).cloned().ok_or(Status::NotFound)
    }

    pub(crate) fn shared(&self, key: &str) -> Result<(Vec<u8>, u32), Status> {
        self.shared.get(key).cloned().ok_or(Status::NotFound)
    }

    /// Changes a shared value, unless `cas` says that it is newer than the filter knows.
    pub(crate) fn set_shared(&mut self, key: &str, value: &[u8], cas: u32) -> Result<(), Status> {
        let entry = self.shared.entry(key.to_owned()).or_default();
        if cas != 0 && cas != entry.1 {
            return Err(Status::CasMismatch);
        }
        *entry = (value.to_vec(), entry.1 + 1);
        Ok(())
    }

    pub(crate) fn define_metric(&mut self, metric: MetricType, name: &str) -> u32 {
        self.metrics.push((metric, name.to_owned(), 0));
        u32::try_from(self.metrics.len() - 1).unwrap_or(u32::MAX)
    }

    pub(crate) fn metric(&mut self, id: u32) -> Result<&mut u64, Status> {
        let metric = self.metrics.get_mut(id as usize);
        metric.map(|(_, _, value)| value).ok_or(Status::NotFound)
    }
}

/// Returns header pairs as guests see them: their number, the lengths of each key and value, and then
/// all of these, each with a NUL.
pub(crate) fn serialize(map: &Map) -> Vec<u8> {
    let len = |text: &str| u32::try_from(text.len()).unwrap_or(0).to_le_bytes();
    let mut bytes = u32::try_from(map.len()).unwrap_or(0).to_le_bytes().to_vec();
    for (key, value) in map {
        bytes.extend([len(key), len(value)].concat());
    }
    for text in map.iter().flat_map(|(key, value)| [key, value]) {
        bytes.extend(text.as_bytes());
        bytes.push(0);
    }
    bytes
}

/// Returns the pairs in `bytes`, of which there are none if it is empty, or `None` if these are no pairs.
pub(crate) fn parse(bytes: &[u8]) -> Option<Map> {
    if bytes.is_empty() {
        return Some(Map::new());
    }
    let (count, rest) = bytes.split_first_chunk()?;
    let count = usize::try_from(u32::from_le_bytes(*count)).ok()?;
    let (lens, mut texts) = rest.split_at_checked(count.checked_mul(8)?)?;
    let mut text = |len: &[u8]| {
        let len = u32::from_le_bytes(len.try_into().ok()?) as usize;
        let (text, rest) = texts.split_at_checked(len)?;
        texts = rest.strip_prefix(b"\0")?;
        String::from_utf8(text.to_vec()).ok()
    };
    let pairs = lens
        .chunks(8)
        .map(|lens| Some((text(&lens[..4])?, text(&lens[4..])?)));
    let pairs = pairs.collect::<Option<Map>>()?;
    texts.is_empty().then_some(pairs)
}

#[test]
fn pairs_are_read_as_they_are_written() {
    let map = Filter::new().maps[0].clone();
    let bytes = serialize(&map);
    assert_eq!(parse(&bytes), Some(map));
    assert_eq!(parse(&[]), Some(Map::new()));
    for end in 1..bytes.len() {
        assert_eq!(parse(&bytes[..end]), None);
    }
    assert_eq!(parse(&[0xff; 16]), None);
}
