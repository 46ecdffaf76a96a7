using Visavis.Search;
using Visavis.Web.Demo;

namespace Visavis.SearchBench;

/// <summary>The made-up people of the demo directory as documents: the same ones in every run.</summary>
internal static class Corpus
{
    private const int Seed = 1;
    private static readonly DateTimeOffset Now = new(2026, 11, 1, 9, 0, 0, TimeSpan.Zero);

    public static List<ProfessionalDocument> Create(int count)
    {
        var people = new DemoPeople();
        var random = new Random(Seed);
        var codes = new HashSet<string>(StringComparer.Ordinal);
        return [.. Enumerable.Range(0, count).Select(index => Document(people.Create(Seed, index), random, codes))];
    }

    public static async IAsyncEnumerable<ProfessionalDocument> Stream(IEnumerable<ProfessionalDocument> documents)
    {
        await Task.Yield();
        foreach (var document in documents)
        {
            yield return document;
        }
    }

    private static ProfessionalDocument Document(DemoPerson person, Random random, HashSet<string> codes)
    {
        string code;
        do
        {
            code = ReferenceCode.Create(random, codes.Count < 50_000 ? ReferenceCode.ShortestLength : ReferenceCode.ShortestLength + 1);
        } while (!codes.Add(code));

        return new ProfessionalDocument
        {
            Id = person.Id.ToString("D"),
            ReferenceCode = code,
            Name = person.Name,
            ProfessionCode = person.Job.Code,
            Profession = person.Profession,
            Category = person.Category.ToString(),
            City = person.Commune.Name,
            CommuneCode = person.Commune.Code,
            Department = person.Commune.Department,
            Latitude = person.Commune.Latitude,
            Longitude = person.Commune.Longitude,
            Languages = person.Languages.Split(' '),
            PriceCents = person.PriceCents,
            Presentation = person.Presentation,
            Quality = random.Next(20, 101),
            UpdatedAt = Now.AddDays(-random.Next(700)),
            Recommendations = random.Next(4) == 0 ? random.Next(1, 30) : 0,
            NextSlotAt = random.Next(2) == 0 ? Now.AddHours(random.Next(1, 800)) : null,
        };
    }
}
