using System.Text;
using System.Text.RegularExpressions;
using MimeKit;
using MimeKit.Text;

namespace Visavis.Web.Messages.Replies;

/// <summary>What a person wrote in answer to a mail, without what their program quotes below and without their signature.</summary>
public static partial class ReplyText
{
    private const RegexOptions Plain = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    /// <summary>Milliseconds.</summary>
    private const int Patience = 200;

    /// <summary>Longer lines than any introduction of a quotation.</summary>
    private const int LongestIntroduction = 300;

    public static string Of(MimeMessage mail) => Strip(mail.TextBody ?? (mail.HtmlBody is { } html ? TextOf(html) : ""));

    /// <summary>The words above the first line that quotes.</summary>
    public static string Strip(string text)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        var end = lines.Length;
        for (var i = 0; i < lines.Length && end == lines.Length; i++)
        {
            var line = lines[i].Trim();
            // Introductions are broken over two or three lines by narrow programs.
            var joined = string.Join(' ', lines.Skip(i).Take(3).Select(part => part.Trim()));
            if (
                line.StartsWith('>')
                || lines[i].TrimEnd('\r') is "-- " or "--"
                || Separator().IsMatch(line)
                || (Opening().IsMatch(line) && Introduction().IsMatch(joined[..Math.Min(joined.Length, LongestIntroduction)]))
                || (Header().IsMatch(line) && lines.Skip(i + 1).Take(3).Any(next => Header().IsMatch(next.Trim())))
            )
            {
                end = i;
            }
        }

        return string.Join('\n', lines.Take(end)).Trim();
    }

    /// <summary>The words of a mail that has no plain part: lines where blocks end, nothing of what is quoted in blocks of its own.</summary>
    private static string TextOf(string html)
    {
        var (text, hidden) = (new StringBuilder(), 0);
        var tokens = new HtmlTokenizer(new StringReader(html)) { DecodeCharacterReferences = true };
        while (tokens.ReadNextToken(out var token))
        {
            switch (token)
            {
                case HtmlTagToken { Id: HtmlTagId.BlockQuote or HtmlTagId.Style or HtmlTagId.Script or HtmlTagId.Title } tag
                    when !tag.IsEmptyElement:
                    hidden = Math.Max(0, hidden + (tag.IsEndTag ? -1 : 1));
                    break;
                case HtmlTagToken { Id: HtmlTagId.Br or HtmlTagId.HR }:
                case HtmlTagToken { IsEndTag: true, Id: HtmlTagId.P or HtmlTagId.Div or HtmlTagId.LI or HtmlTagId.TR }:
                    text.Append('\n');
                    break;
                case HtmlDataToken data when hidden == 0 && token.Kind == HtmlTokenKind.Data:
                    text.Append(data.Data.ReplaceLineEndings(" "));
                    break;
                default:
                    break;
            }
        }

        return text.ToString();
    }

    /// <summary>How programs say that somebody wrote: « Le 3 mai 2026 à 10:12, Visavis a écrit : », "On 3 May 2026, Visavis wrote:".</summary>
    [GeneratedRegex(
        @"^(Le|On|Am|El|Il|Op|Em)\b.*\b(a\s+écrit|wrote|schrieb|escribió|ha\s+scritto|schreef|escreveu)\b.{0,80}?[:\u00A0 ]*:",
        Plain,
        matchTimeoutMilliseconds: Patience
    )]
    private static partial Regex Introduction();

    [GeneratedRegex(@"^(Le|On|Am|El|Il|Op|Em)\s", Plain, matchTimeoutMilliseconds: Patience)]
    private static partial Regex Opening();

    [GeneratedRegex(@"^(-{3,}\s*\S.*\S\s*-{3,}|_{10,}|-{10,})$", Plain, matchTimeoutMilliseconds: Patience)]
    private static partial Regex Separator();

    /// <summary>The block of headers that some programs put above what they quote.</summary>
    [GeneratedRegex(@"^\*?(De|From|Von|Envoyé|Sent|Date|À|To|Objet|Subject)\*?[\u00A0 ]?:\*?\s", Plain, matchTimeoutMilliseconds: Patience)]
    private static partial Regex Header();
}
