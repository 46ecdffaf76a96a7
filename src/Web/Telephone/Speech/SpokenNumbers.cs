namespace Visavis.Web.Telephone.Speech;

/// <summary>Whole numbers in words, from 0 to 999 999: a synthetic voice then has nothing to guess.</summary>
public static class SpokenNumbers
{
    public const int Most = 999_999;

    private static readonly string[] French =
    [
        "zéro",
        "un",
        "deux",
        "trois",
        "quatre",
        "cinq",
        "six",
        "sept",
        "huit",
        "neuf",
        "dix",
        "onze",
        "douze",
        "treize",
        "quatorze",
        "quinze",
        "seize",
        "dix-sept",
        "dix-huit",
        "dix-neuf",
    ];

    private static readonly string[] FrenchTens = ["vingt", "trente", "quarante", "cinquante", "soixante"];

    private static readonly string[] English =
    [
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
    ];

    private static readonly string[] EnglishTens = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

    private static readonly string[] EnglishOrdinals =
    [
        "first",
        "second",
        "third",
        "fourth",
        "fifth",
        "sixth",
        "seventh",
        "eighth",
        "ninth",
        "tenth",
        "eleventh",
        "twelfth",
        "thirteenth",
        "fourteenth",
        "fifteenth",
        "sixteenth",
        "seventeenth",
        "eighteenth",
        "nineteenth",
    ];

    public static string Of(int number, string language)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(number);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(number, Most);
        return language == "en" ? InEnglish(number) : InFrench(number, isLast: true);
    }

    /// <summary>Before a feminine French word: "vingt et une heures".</summary>
    public static string Feminine(int number, string language)
    {
        var words = Of(number, language);
        return language != "en" && number % 100 != 11 && number % 100 is not (71 or 91) && words.EndsWith("un", StringComparison.Ordinal)
            ? $"{words}e"
            : words;
    }

    /// <summary>The day of a month in English: "twenty-third".</summary>
    public static string EnglishOrdinal(int day) =>
        day switch
        {
            < 20 => EnglishOrdinals[day - 1],
            20 => "twentieth",
            30 => "thirtieth",
            _ => $"{EnglishTens[(day / 10) - 2]}-{EnglishOrdinals[(day % 10) - 1]}",
        };

    /// <param name="isLast">Nothing follows: only then do "cents" and "quatre-vingts" have their s.</param>
    private static string InFrench(int number, bool isLast)
    {
        if (number >= 1000)
        {
            var (thousands, rest) = (number / 1000, number % 1000);
            var head = thousands == 1 ? "mille" : $"{InFrench(thousands, isLast: false)} mille";
            return rest == 0 ? head : $"{head} {InFrench(rest, isLast)}";
        }

        if (number >= 100)
        {
            var (hundreds, rest) = (number / 100, number % 100);
            var head = hundreds == 1 ? "cent" : $"{French[hundreds]} cent{(rest == 0 && isLast ? "s" : "")}";
            return rest == 0 ? head : $"{head} {InFrench(rest, isLast)}";
        }

        return number switch
        {
            < 20 => French[number],
            71 => "soixante et onze",
            >= 70 and < 80 => $"soixante-{French[number - 60]}",
            80 => isLast ? "quatre-vingts" : "quatre-vingt",
            >= 80 => $"quatre-vingt-{French[number - 80]}",
            _ when number % 10 == 0 => FrenchTens[(number / 10) - 2],
            _ when number % 10 == 1 => $"{FrenchTens[(number / 10) - 2]} et un",
            _ => $"{FrenchTens[(number / 10) - 2]}-{French[number % 10]}",
        };
    }

    private static string InEnglish(int number) =>
        number switch
        {
            < 20 => English[number],
            < 100 => number % 10 == 0 ? EnglishTens[(number / 10) - 2] : $"{EnglishTens[(number / 10) - 2]}-{English[number % 10]}",
            < 1000 => $"{English[number / 100]} hundred{(number % 100 == 0 ? "" : $" and {InEnglish(number % 100)}")}",
            _ => $"{InEnglish(number / 1000)} thousand{Rest(number % 1000)}",
        };

    private static string Rest(int rest) =>
        rest switch
        {
            0 => "",
            < 100 => $" and {InEnglish(rest)}",
            _ => $" {InEnglish(rest)}",
        };
}
