namespace Visavis.Search.Understanding;

/// <summary>Takes out of the words which language somebody should speak: "qui parle arabe", "english speaking", "anglophone".</summary>
internal static class LanguageWords
{
    /// <summary>Codes of ISO 639-1 and how the language is called in French and in English, speakers included.</summary>
    private static readonly Dictionary<string, string> Names = Read(
        "en anglais anglaise anglaises anglophone anglophones english;es espagnol espagnole espagnols espanol hispanophone hispanophones spanish;"
            + "de allemand allemande allemands deutsch germanophone germanophones german;it italien italienne italiens italiano italophone italian;"
            + "pt portugais portugaise portugues lusophone lusophones portuguese bresilien bresilienne;ar arabe arabes arabophone arabophones arabic;"
            + "nl neerlandais neerlandaise neerlandophone hollandais flamand dutch flemish;pl polonais polonaise polonophone polish;"
            + "ro roumain roumaine roumanophone romanian;ru russe russes russophone russophones russian;uk ukrainien ukrainienne ukrainian;"
            + "tr turc turque turcophone turkish;fa persan farsi iranien persian;zh chinois chinoise mandarin sinophone chinese;"
            + "ja japonais japonaise nippophone japanese;ko coreen coreenne korean;vi vietnamien vietnamienne vietnamese;hi hindi;ta tamoul tamil;"
            + "wo wolof;el grec grecque greek;hr croate croatian;br breton bretonne bretonnant breizh;oc occitan occitane;eu basque euskara;"
            + "co corse corsican;fr francophone francophones;he hebreu hebrew;sq albanais albanian;sr serbe serbian;hu hongrois hungarian;"
            + "cs tcheque czech;bg bulgare bulgarian;hy armenien armenian;ka georgien georgian;ku kurde kurdish;bn bengali;ur ourdou urdu;"
            + "th thai;km khmer;lo lao;mg malgache malagasy;sw swahili;ca catalan catalane;sv suedois swedish;da danois danish;no norvegien norwegian;"
            + "fi finnois finnish"
    );

    /// <summary>Said before: "qui parle l’arabe", "parlant couramment anglais", "bilingue anglais".</summary>
    private static readonly HashSet<string> Before =
    [
        "parle",
        "parlent",
        "parlant",
        "parlants",
        "parler",
        "parlez",
        "speaks",
        "speak",
        "speaking",
        "bilingue",
        "bilingues",
        "langue",
        "maitrisant",
        "comprend",
        "comprenant",
        "habla",
        "hable",
        "fala",
        "fale",
        "parla",
        "parli",
        "spricht",
    ];

    private static readonly HashSet<string> Between =
    [
        "l",
        "le",
        "la",
        "couramment",
        "bien",
        "un",
        "peu",
        "francais",
        "et",
        "langue",
        "en",
    ];

    private static readonly HashSet<string> After = ["speaking", "speaker", "couramment", "bilingue", "spoken"];

    /// <summary>Trades that are about languages: what follows is taught or translated, not spoken beside.</summary>
    private static readonly HashSet<string> AboutLanguages =
    [
        "cours",
        "prof",
        "profs",
        "professeur",
        "professeure",
        "professeurs",
        "apprendre",
        "lecon",
        "lecons",
        "formation",
        "formateur",
        "formatrice",
        "traduire",
        "traduction",
        "traducteur",
        "traductrice",
        "interprete",
        "interpretariat",
        "teacher",
        "lessons",
        "tutor",
        "translator",
        "langues",
        "litterature",
        "civilisation",
        "enseignant",
        "enseignante",
    ];

    /// <summary>What a language that is learned is followed by, where no trade stands before.</summary>
    private static readonly HashSet<string> Learned =
    [
        "pour",
        "for",
        "debutant",
        "debutants",
        "debutante",
        "niveau",
        "oral",
        "intensif",
        "conversation",
    ];

    /// <summary>Whether the word says that somebody should speak what follows: "parle", "speaks".</summary>
    public static bool IsSpeaking(string word) => Before.Contains(word) || After.Contains(word);

    /// <summary>The languages that a translator or a teacher is asked for: whoever speaks them comes first.</summary>
    public static IReadOnlyList<string> Beside(IReadOnlyList<string> words) =>
        words.Any(AboutLanguages.Contains)
            ? [.. words.Where(Names.ContainsKey).Select(word => Names[word]).Where(code => code != "fr").Distinct()]
            : [];

    /// <summary>Removes such words and answers the codes; "plombier portugais" only where no title or need says so.</summary>
    public static IReadOnlyList<string> Take(List<string> words, TradeWords trades)
    {
        var codes = new List<string>();
        for (var index = 0; index < words.Count; index++)
        {
            if (!Names.TryGetValue(words[index], out var code))
            {
                continue;
            }

            var (start, end) = (index, index + 1);
            var before = index - 1;
            while (before >= 0 && Between.Contains(words[before]))
            {
                before--;
            }

            if (before >= 0 && Before.Contains(words[before]))
            {
                start = before > 0 && words[before - 1] is "qui" or "who" ? before - 1 : before;
            }
            else if (end < words.Count && After.Contains(words[end]))
            {
                end++;
            }
            else if (!IsSpokenBeside(words, index, trades))
            {
                continue;
            }
            else if (index > 0 && words[index - 1] == "en")
            {
                start--;
            }

            if (end - start < words.Count)
            {
                words.RemoveRange(start, end - start);
                codes.Add(code);
                index = start - 1;
            }
        }

        return codes;
    }

    /// <summary>"Anglophone" says it alone; "en vietnamien" beside anything; an adjective beside a trade that is not about languages.</summary>
    private static bool IsSpokenBeside(List<string> words, int index, TradeWords trades)
    {
        var word = words[index];
        if (word.EndsWith("phone", StringComparison.Ordinal) || word.EndsWith("phones", StringComparison.Ordinal))
        {
            return true;
        }

        if (
            index + 1 < words.Count
            && Learned.Contains(words[index + 1])
            && !words.Take(index).Any(other => trades.IsHead(Text.FrenchStem.Of(other)))
        )
        {
            // "anglais pour le travail".
            return false;
        }

        var others = words.Where((_, at) => at != index).ToList();
        if (index > 0 && words[index - 1] == "en")
        {
            return !others.Exists(other =>
                other.StartsWith("tradu", StringComparison.Ordinal) || other.StartsWith("interpr", StringComparison.Ordinal)
            );
        }

        var telling = Text.StopWords.Without(others);
        return (index == 0 || words[index - 1] is not ("d" or "de" or "du" or "l"))
            && !others.Exists(AboutLanguages.Contains)
            && telling.Exists(trades.HasWritten)
            && !telling.Exists(other => trades.HaveTogether([other, word]));
    }

    private static Dictionary<string, string> Read(string text) =>
        text.Split(';')
            .Select(line => line.Split(' '))
            .SelectMany(parts => parts.Skip(1).Select(name => (name, code: parts[0])))
            .ToDictionary(pair => pair.name, pair => pair.code, StringComparer.Ordinal);
}
