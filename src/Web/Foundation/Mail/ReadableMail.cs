using System.Text;
using System.Text.RegularExpressions;
using MimeKit;

namespace Visavis.Web.Foundation.Mail;

/// <summary>A message as its reader sees it.</summary>
public sealed partial record ReadableMail(IReadOnlyDictionary<string, string> Headers, string Text, string Html)
{
    public string Subject => Headers.GetValueOrDefault("subject", "");

    public string To => Headers.GetValueOrDefault("to", "");

    /// <summary>Names of the files beside the words.</summary>
    public IReadOnlyList<string> Files { get; init; } = [];

    /// <summary>Addresses in the text, in order.</summary>
    public IReadOnlyList<string> Links => [.. Address().Matches(Text).Select(match => match.Value)];

    public static ReadableMail Parse(string source)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(source));
        using var message = MimeMessage.Load(stream);
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var header in message.Headers.Concat(message.Body?.Headers ?? Enumerable.Empty<Header>()))
        {
            headers[header.Field] = header.Value;
        }

        return new ReadableMail(headers, Body(message.TextBody), Body(message.HtmlBody))
        {
            Files = [.. message.Attachments.OfType<MimePart>().Select(part => part.FileName ?? "")],
        };
    }

    private static string Body(string? text) => (text ?? "").ReplaceLineEndings("\n").Trim();

    [GeneratedRegex("""https?://\S+""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Address();
}
