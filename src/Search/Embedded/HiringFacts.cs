using System.Text.Json;
using Visavis.Search.Hiring;

namespace Visavis.Search.Embedded;

/// <summary>What recruiters filter by of one document, and what job seekers do.</summary>
internal sealed record HiringFacts(JobWish? Wish, IReadOnlyList<string>? Recruits)
{
    /// <summary>Empty where there is nothing.</summary>
    public static string Write(ProfessionalDocument document) =>
        document is { JobWish: null, Recruits: null } ? "" : JsonSerializer.Serialize(new HiringFacts(document.JobWish, document.Recruits));

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    public static HiringFacts Read(string written) =>
        written.Length == 0 ? new HiringFacts(null, null) : JsonSerializer.Deserialize<HiringFacts>(written)!;
}
