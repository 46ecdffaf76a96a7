namespace Visavis.Web.Contacts;

/// <summary>Model of the partial that any form embeds when something is missing: <c>/Contacts/Pages/_ContactFields.cshtml</c>.</summary>
/// <param name="Asked">Groups of fields to show.</param>
/// <param name="Input">What stands in them.</param>
public sealed record ContactForm(ContactNeeds Asked, ContactInput Input)
{
    /// <summary>Everything the form's purpose needs, of which <see cref="Asked"/> is what is missing.</summary>
    public ContactNeeds Needs { get; init; } = Asked;

    /// <summary>What is there already and will be seen too.</summary>
    public ContactDetails? Known { get; init; }

    /// <summary>Who will read it, after acceptance; null on one's own page.</summary>
    public string? SeenBy { get; init; }

    /// <summary>Somebody else's details, written for them: the browser does not fill in the writer's own.</summary>
    public bool IsOfAnother { get; init; }

    /// <summary>Of the fields' names in the posted form; the partial adds the field.</summary>
    public string Prefix { get; init; } = "Contact";

    /// <summary>Whether the fields must be filled.</summary>
    public bool IsRequired { get; init; } = true;

    /// <summary>The sentence under a field, by its name with the prefix.</summary>
    public Func<string, string?> ErrorOf { get; init; } = _ => null;

    public bool Asks(ContactNeeds group) => (Asked & group) != ContactNeeds.None;
}
