using Visavis.Search.Professions;

namespace Visavis.Web.Results;

/// <param name="Count">How many a search for it finds, under the same place.</param>
public sealed record SimilarProfession(JobTitle Title, int Count);
