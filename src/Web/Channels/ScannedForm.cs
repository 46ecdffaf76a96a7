using Visavis.Web.Media.Scanning;

namespace Visavis.Web.Channels;

/// <summary>A signed form as it was scanned, recognised by how the file begins: what a browser says of it proves nothing.</summary>
public sealed record ScannedForm(byte[] Bytes, string Type)
{
    private static readonly (string Type, byte[] Start)[] Kinds =
    [
        ("application/pdf", "%PDF-"u8.ToArray()),
        ("image/jpeg", [0xFF, 0xD8, 0xFF]),
        ("image/png", [0x89, 0x50, 0x4E, 0x47]),
    ];

    public const string Refusal =
        "L’antivirus n’a pas laissé passer ce fichier, ou ne répond pas : rien n’en a été gardé. Réessayez dans quelques minutes.";

    /// <summary>It is kept beside its row and has nowhere to wait: without an answer of the scanner it is not taken.</summary>
    public async Task<bool> IsHarmlessAsync(FileScanner scanner, CancellationToken cancellationToken)
    {
        using var content = new MemoryStream(Bytes);
        return await scanner.ScanAsync(content, cancellationToken) == ScanResult.Clean;
    }

    /// <returns>Null for no file, one that is too large, and one of another kind.</returns>
    public static async Task<ScannedForm?> ReadAsync(IFormFile? scan, CancellationToken cancellationToken)
    {
        if (scan is null || scan.Length is 0 or > PaperChoice.LargestScan)
        {
            return null;
        }

        using var copy = new MemoryStream();
        await scan.CopyToAsync(copy, cancellationToken);
        var bytes = copy.ToArray();
        return Array.Find(Kinds, kind => bytes.AsSpan().StartsWith(kind.Start)).Type is { } type ? new ScannedForm(bytes, type) : null;
    }

    public static string Ending(string type) =>
        type switch
        {
            "application/pdf" => ".pdf",
            "image/png" => ".png",
            _ => ".jpg",
        };
}
