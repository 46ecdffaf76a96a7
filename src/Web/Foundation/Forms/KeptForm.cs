namespace Visavis.Web.Foundation.Forms;

/// <summary>What somebody had written when their page turned out to be too old to send it.</summary>
/// <param name="Key">Of the form, which says for whom it was shown.</param>
internal sealed record KeptForm(string Action, string Key, IReadOnlyList<KeptField> Fields)
{
    /// <summary>Whether somebody wrote this, as opposed to marks of the page.</summary>
    public IEnumerable<KeptField> Words => Fields.Where(kept => kept.Value.Trim().Contains(' ', StringComparison.Ordinal));
}

internal sealed record KeptField(string Name, string Value);
