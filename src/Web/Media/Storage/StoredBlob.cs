namespace Visavis.Web.Media.Storage;

public sealed record StoredBlob(string Key, long Bytes, DateTimeOffset WrittenAt);
