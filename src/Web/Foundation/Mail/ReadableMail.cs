using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Visavis.Web.Foundation.Mail;

/// <summary>A message as its reader sees it; reads what <see cref="MailMessages"/> writes, and no more of MIME than that.</summary>
public sealed partial record ReadableMail(IReadOnlyDictionary<string, string> Headers, string Text, string Html)
{
    public string Subject => Headers.GetValueOrDefault("subject", "");

    public string To => Headers.GetValueOrDefault("to", "");

    /// <summary>Addresses in the text, in order.</summary>
    public IReadOnlyList<string> Links => [.. Address().Matches(Text).Select(match => match.Value)];

    public static ReadableMail Parse(string source)
    {
        var (headers, body) = Split(source.ReplaceLineEndings("\n"));
        var boundary = Boundary().Match(headers.GetValueOrDefault("content-type", "")).Groups["boundary"].Value;
        var parts = boundary.Length == 0 ? [] : body.Split($"--{boundary}").Skip(1).Select(part => Split(part.TrimStart('\n'))).ToList();
        return new ReadableMail(headers, BodyOf("text/plain"), BodyOf("text/html"));

        string BodyOf(string type)
        {
            var (partHeaders, text) = parts.Find(part =>
                part.Headers.GetValueOrDefault("content-type", "").StartsWith(type, StringComparison.OrdinalIgnoreCase)
            );
            return partHeaders is null
                ? ""
                : DecodeBody(partHeaders.GetValueOrDefault("content-transfer-encoding", ""), text).ReplaceLineEndings("\n").Trim();
        }
    }

    private static (Dictionary<string, string> Headers, string Body) Split(string source)
    {
        var end = source.IndexOf("\n\n", StringComparison.Ordinal);
        var head = Folding().Replace(end < 0 ? source : source[..end], " ");
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var line in head.Split('\n'))
        {
            if (line.Split(':', 2) is [var name, var value])
            {
                headers[name.Trim()] = DecodeHeader(value.Trim());
            }
        }

        return (headers, end < 0 ? "" : source[(end + 2)..]);
    }

    private static string DecodeHeader(string value) =>
        EncodedWord()
            .Replace(
                BetweenEncodedWords().Replace(value, "?==?"),
                word =>
                {
                    var text = word.Groups["text"].Value;
                    return word.Groups["form"].Value is "B" or "b"
                        ? Encoding.UTF8.GetString(Convert.FromBase64String(text))
                        : DecodeQuoted(text.Replace('_', ' '));
                }
            );

    private static string DecodeBody(string encoding, string text) =>
        encoding.ToUpperInvariant() switch
        {
            "QUOTED-PRINTABLE" => DecodeQuoted(text.Replace("=\n", "", StringComparison.Ordinal)),
            "BASE64" => Encoding.UTF8.GetString(Convert.FromBase64String(text.Replace("\n", "", StringComparison.Ordinal))),
            _ => text,
        };

    private static string DecodeQuoted(string text)
    {
        var bytes = new List<byte>(text.Length);
        for (var index = 0; index < text.Length; index++)
        {
            if (
                text[index] == '='
                && index + 2 < text.Length
                && byte.TryParse(text.AsSpan(index + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value)
            )
            {
                bytes.Add(value);
                index += 2;
            }
            else
            {
                bytes.AddRange(Encoding.UTF8.GetBytes(text, index, 1));
            }
        }

        return Encoding.UTF8.GetString([.. bytes]);
    }

    [GeneratedRegex("""boundary="?(?<boundary>[^";\s]+)""", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Boundary();

    [GeneratedRegex("""\n[ \t]+""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Folding();

    [GeneratedRegex("""\?=\s+=\?""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex BetweenEncodedWords();

    [GeneratedRegex("""=\?utf-8\?(?<form>[BQbq])\?(?<text>[^?]*)\?=""", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex EncodedWord();

    [GeneratedRegex("""https?://\S+""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Address();
}
