namespace Visavis.Search.Embedded;

/// <summary>Collects documents, in the order of their numbers, and turns their words round: from words by document to documents by word.</summary>
internal sealed class SegmentBuilder
{
    private const byte NoPrice = 255;
    private const int MaxLanguages = 64;
    private readonly List<DocumentRow> rows = [];
    private readonly List<string> categories = [];
    private readonly List<string> languages = [];
    private readonly Dictionary<string, string> known = new(StringComparer.Ordinal);

    // One entry for each word of each document.
    private readonly List<int> terms = [];
    private readonly List<uint> postings = [];

    public int Count => rows.Count;

    public void Add(DocumentRow row, ReadOnlySpan<byte> words)
    {
        Add(row);
        while (!words.IsEmpty)
        {
            var (term, fields) = WordList.Read(ref words);
            AddWord(term, fields);
        }
    }

    public void Add(DocumentRow row)
    {
        if (rows.Count == Segment.MaxDocuments)
        {
            throw new InvalidOperationException("The embedded index holds no more documents; use a search server.");
        }

        rows.Add(row);
    }

    /// <summary>A word of the document added last.</summary>
    public void AddWord(int term, Fields fields)
    {
        terms.Add(term);
        postings.Add(((uint)(rows.Count - 1) << 8) | (uint)fields);
    }

    /// <summary>Numbers of the terms that the documents have.</summary>
    public IEnumerable<int> Terms() => terms.Distinct();

    /// <param name="texts">Text of each term by the number used for it; null where the number is unused.</param>
    public Segment Build(IReadOnlyList<string?> texts)
    {
        var counts = new int[texts.Count];
        var fields = new Fields[texts.Count];
        for (var index = 0; index < terms.Count; index++)
        {
            counts[terms[index]]++;
            fields[terms[index]] |= Segment.FieldsOf(postings[index]);
        }

        int[] inOrder = [.. Enumerable.Range(0, texts.Count).Where(term => counts[term] > 0)];
        var sorted = Array.ConvertAll(inOrder, term => texts[term]!);
        Array.Sort(sorted, inOrder, StringComparer.Ordinal);
        var starts = new int[sorted.Length + 1];
        var next = new int[texts.Count];
        for (var place = 0; place < sorted.Length; place++)
        {
            next[inOrder[place]] = starts[place];
            starts[place + 1] = starts[place] + counts[inOrder[place]];
        }

        var turned = new uint[postings.Count];
        for (var index = 0; index < terms.Count; index++)
        {
            turned[next[terms[index]]++] = postings[index];
        }

        return new Segment(Columns(), new Vocabulary(sorted, Array.ConvertAll(inOrder, term => fields[term])), starts, turned);
    }

    private DocumentColumns Columns()
    {
        var sets = Coded(row => row.Languages);
        var communes = Coded(row => row.Commune);
        var departments = Coded(row => row.Department);
        var hirings = Coded(row => row.Hiring, first: "");
        var points = rows.ConvertAll(row => Sphere.Point(row.Latitude, row.Longitude));
        return new DocumentColumns
        {
            Numbers = [.. rows.Select(row => row.Number)],
            Ids = [.. rows.Select(row => row.Id)],
            References = [.. rows.Select(row => row.Reference)],
            Categories = [.. rows.Select(row => (byte)Position(categories, row.Category, byte.MaxValue))],
            Languages = sets.Positions,
            LanguageSets = Array.ConvertAll(sets.Values, LanguagesOf),
            Prices = [.. rows.Select(row => PriceRanges.Of(row.Price) is { } range ? (byte)range : NoPrice)],
            Communes = communes.Positions,
            Departments = departments.Positions,
            CommuneCodes = communes.Values,
            DepartmentCodes = departments.Values,
            X = [.. points.Select(point => (float)point.X)],
            Y = [.. points.Select(point => (float)point.Y)],
            Z = [.. points.Select(point => (float)point.Z)],
            Qualities = [.. rows.Select(row => (byte)row.Quality)],
            AnswerRates = [.. rows.Select(row => (byte)row.AnswerRate)],
            Recommendations = [.. rows.Select(row => row.Recommendations)],
            NextSlots = [.. rows.Select(row => row.NextSlot ?? long.MaxValue)],
            Hirings = hirings.Positions,
            HiringFacts = Array.ConvertAll(hirings.Values, HiringFacts.Read),
            Labels = [.. rows.Select(row => (row.Name, Once(row.Profession), Once(row.City)))],
            CategoryNames = [.. categories],
            LanguageNames = [.. languages],
        };
    }

    private ulong LanguagesOf(string set)
    {
        var bits = 0ul;
        foreach (var language in set.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var position = Position(languages, language, MaxLanguages);
            bits |= position < MaxLanguages ? 1ul << position : 0;
        }

        return bits;
    }

    /// <summary>Where the value is in the list, added at its end when it is new and there is room.</summary>
    private static int Position(List<string> values, string value, int most)
    {
        var position = values.IndexOf(value);
        if (position >= 0)
        {
            return position;
        }

        if (values.Count < most)
        {
            values.Add(value);
            return values.Count - 1;
        }

        return most;
    }

    /// <summary>The different values, and for each document the position of its own.</summary>
    private (string[] Values, int[] Positions) Coded(Func<DocumentRow, string> value, string? first = null)
    {
        var values = new Dictionary<string, int>(StringComparer.Ordinal);
        if (first is not null)
        {
            values.Add(first, 0);
        }

        var positions = new int[rows.Count];
        for (var document = 0; document < rows.Count; document++)
        {
            var text = value(rows[document]);
            if (!values.TryGetValue(text, out positions[document]))
            {
                positions[document] = values.Count;
                values.Add(text, values.Count);
            }
        }

        return ([.. values.Keys], positions);
    }

    /// <summary>One string for equal ones: a city has many people.</summary>
    private string Once(string text) => known.TryAdd(text, text) ? text : known[text];
}
