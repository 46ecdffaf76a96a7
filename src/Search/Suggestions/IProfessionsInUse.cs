namespace Visavis.Search.Suggestions;

/// <summary>Tells which professions somebody of the directory practises, so that they are suggested before those nobody has.</summary>
public interface IProfessionsInUse
{
    /// <summary>Codes of titles, as last counted; asked at every key, so it must answer at once.</summary>
    IReadOnlySet<int> Codes { get; }
}
