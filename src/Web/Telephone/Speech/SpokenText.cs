using System.Globalization;
using System.Text.RegularExpressions;

namespace Visavis.Web.Telephone.Speech;

/// <summary>Words that were written for mails and letters, as they are said aloud: times, amounts and numbers in words, in the language of the moment.</summary>
public sealed partial class SpokenText(SpokenWords words)
{
    private const int LongestRead = 6;
    private const int Noon = 12;
    private const int Patience = 1000;

    public string Of(string text)
    {
        var said = Times().Replace(text, TimeOf);
        said = Amounts().Replace(said, AmountOf);
        said = Telephones().Replace(said, number => string.Join(", ", number.Value.Split([' ', '.', '\u00a0', '\u202f']).Select(PairOf)));
        said = FirstsOfMonths().Replace(said, "premier");
        said = AfterLetters().Replace(said, digits => $" {SpokenWords.Digits(digits.Value)}");
        return Numbers().Replace(said, NumberOf);
    }

    private string TimeOf(Match match)
    {
        var (hour, half) = (Read(match.Groups["hour"]), match.Groups["half"].Value);
        var minute = match.Groups["minute"].Success ? Read(match.Groups["minute"]) : 0;
        if (half.Length > 0)
        {
            hour = (hour % Noon) + (char.ToUpperInvariant(half[0]) == 'P' ? Noon : 0);
        }

        return hour < 24 && minute < 60 ? words.Time(hour, minute) : match.Value;
    }

    private string AmountOf(Match match)
    {
        var whole = string.Concat(match.Groups["euros"].Value.Where(char.IsAsciiDigit));
        var cents = match.Groups["cents"].Value;
        return whole.Length <= LongestRead
            ? words.Money((int.Parse(whole, CultureInfo.InvariantCulture) * 100) + (cents.Length == 0 ? 0 : Read(match.Groups["cents"])))
            : match.Value;
    }

    /// <summary>Long ones, and those with a nought in front, are no quantities: digit by digit.</summary>
    private static string NumberOf(Match match) =>
        match.Length > LongestRead || (match.Length > 1 && match.Value[0] == '0')
            ? SpokenWords.Digits(match.Value)
            : SpokenWords.Number(Read(match));

    /// <summary>As the French say telephone numbers.</summary>
    private static string PairOf(string pair)
    {
        var number = int.Parse(pair, CultureInfo.InvariantCulture);
        return pair[0] == '0' ? $"{SpokenWords.Number(0)} {SpokenWords.Number(number)}" : SpokenWords.Number(number);
    }

    private static int Read(Capture digits) => int.Parse(digits.ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(
        @"\b(?<hour>\d{1,2})(?::(?<minute>\d{2})|\s?h(?:\s?(?<minute>\d{2}))?\b)(?:\s?(?<half>[AaPp])\.?[Mm]\b\.?)?",
        RegexOptions.CultureInvariant,
        Patience
    )]
    private static partial Regex Times();

    [GeneratedRegex(
        @"€\s?(?<euros>\d+(?:,\d{3})*)(?:\.(?<cents>\d{2}))?|\b(?<euros>\d+(?:[\s\u00a0\u202f]\d{3})*)(?:[.,](?<cents>\d{2}))?\s?€",
        RegexOptions.CultureInvariant,
        Patience
    )]
    private static partial Regex Amounts();

    [GeneratedRegex(@"\b0\d(?:[ .\u00a0\u202f]\d{2}){4}\b", RegexOptions.CultureInvariant, Patience)]
    private static partial Regex Telephones();

    [GeneratedRegex(
        @"\b1(?:er)?(?=\s(?:janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre)\b)",
        RegexOptions.CultureInvariant,
        Patience
    )]
    private static partial Regex FirstsOfMonths();

    /// <summary>Of a reference, e.g. <c>F2026</c>.</summary>
    [GeneratedRegex(@"(?<=\p{L})\d+", RegexOptions.CultureInvariant, Patience)]
    private static partial Regex AfterLetters();

    [GeneratedRegex(@"\d+", RegexOptions.CultureInvariant, Patience)]
    private static partial Regex Numbers();
}
