using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Visavis.Web.Help.Legal;

/// <summary>
/// Every version of every legal text, as written. A text is named <c>legal.{document}.{version}.{language}.md</c>; its first line is the day from
/// which it holds. Lines below that begin with <c>! </c> say what it changes for the people listed: with them it is announced, without them it is
/// a comma, and asks nobody.
/// </summary>
public sealed record LegalTexts(IReadOnlyList<LegalText> All)
{
    /// <summary>Those in the program.</summary>
    public static LegalTexts Embedded() =>
        new([
            .. EmbeddedTexts.Names.Where(n => n.StartsWith("legal.", StringComparison.Ordinal)).Select(n => Read(n, EmbeddedTexts.Read(n))),
        ]);

    internal static LegalText Read(string name, string text)
    {
        var parts = name.Split('.');
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        var changes = lines.Skip(1).TakeWhile(line => line.StartsWith("! ", StringComparison.Ordinal)).ToList();
        return new LegalText(
            parts[1],
            int.Parse(parts[2], CultureInfo.InvariantCulture),
            parts[3],
            DateOnly.ParseExact(lines[0].Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture),
            string.Join('\n', lines.Skip(1 + changes.Count)).Trim(),
            Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))
        )
        {
            Changes = changes.ConvertAll(line => line[2..].Trim()),
        };
    }
}

/// <param name="From">The day from which it holds.</param>
/// <param name="Hash">SHA-256 of the text as it is in the program, before the operator's details.</param>
public sealed record LegalText(string Document, int Version, string Language, DateOnly From, string Body, string Hash)
{
    /// <summary>What it changes for the people listed, a sentence each.</summary>
    public IReadOnlyList<string> Changes { get; init; } = [];
}
