using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Visavis.Search.Meilisearch.Client;

namespace Visavis.Search.Meilisearch;

/// <summary>Documents as JSON arrays of a size the server takes in one piece.</summary>
internal static class DocumentBatches
{
    public const int MostDocuments = 2000;
    public const int MostBytes = 8 * 1024 * 1024;

    /// <summary>The checkpoint is the last document of the last batch: it cannot be there before any of the others.</summary>
    public static async IAsyncEnumerable<(ReadOnlyMemory<byte> Json, int Count)> OfAsync(
        IAsyncEnumerable<MeilisearchDocument> documents,
        MeilisearchCheckpoint checkpoint,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        var (buffer, writer) = Begin();
        var count = 0;
        await foreach (var document in documents.WithCancellation(cancellationToken))
        {
            JsonSerializer.Serialize(writer, document, MeilisearchJson.Options);
            if (++count == MostDocuments || writer.BytesCommitted + writer.BytesPending >= MostBytes)
            {
                yield return (End(buffer, writer), count);
                (buffer, writer) = Begin();
                count = 0;
            }
        }

        JsonSerializer.Serialize(writer, checkpoint, MeilisearchJson.Options);
        yield return (End(buffer, writer), count);
    }

    private static (ArrayBufferWriter<byte> Buffer, Utf8JsonWriter Writer) Begin()
    {
        var buffer = new ArrayBufferWriter<byte>();
        var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = MeilisearchJson.Options.Encoder });
        writer.WriteStartArray();
        return (buffer, writer);
    }

    private static ReadOnlyMemory<byte> End(ArrayBufferWriter<byte> buffer, Utf8JsonWriter writer)
    {
        writer.WriteEndArray();
        writer.Dispose();
        return buffer.WrittenMemory;
    }
}
