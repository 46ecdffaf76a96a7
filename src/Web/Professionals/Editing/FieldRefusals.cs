using Microsoft.Extensions.Localization;
using Visavis.Web.Foundation.Localization;

namespace Visavis.Web.Professionals.Editing;

/// <summary>Collects the sentences that say next to a field why it cannot be used.</summary>
public sealed class FieldRefusals(IStringLocalizer<ProfileEditorTexts> texts, Action<string, string> addError)
{
    /// <summary>Whether no field was refused.</summary>
    public bool None { get; private set; } = true;

    public IStringLocalizer<ProfileEditorTexts> Texts => texts;

    public void Add(string field, string sentence)
    {
        None = false;
        addError(field, sentence);
    }
}
