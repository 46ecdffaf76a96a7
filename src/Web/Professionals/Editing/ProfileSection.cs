using Visavis.Web.Accounts;

namespace Visavis.Web.Professionals.Editing;

/// <summary>One part of the profile that is shown, checked and saved by itself; its properties are the fields of its form as text.</summary>
public abstract class ProfileSection
{
    /// <summary>Id in the page.</summary>
    public abstract string Id { get; }

    /// <summary>What the form started from, sent back with it.</summary>
    public string? Stamp { get; set; }

    /// <summary>The stored values, each with the French name of its field.</summary>
    public abstract IReadOnlyList<(string Name, object? Value)> Values(EditedProfile profile);

    /// <summary>Fills the fields with what is stored.</summary>
    public void Show(EditedProfile profile)
    {
        Stamp = StampOf(profile);
        Fill(profile);
    }

    /// <summary>Reads the fields and, when every one is good, writes them; otherwise leaves the profile alone.</summary>
    /// <returns>Whether they were good.</returns>
    public abstract bool Write(EditedProfile profile, FieldRefusals refusals);

    public string StampOf(EditedProfile profile) => SectionStamp.Of([.. Values(profile).Select(field => field.Value)]);

    protected abstract void Fill(EditedProfile profile);
}
