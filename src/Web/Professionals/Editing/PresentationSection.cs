namespace Visavis.Web.Professionals.Editing;

/// <summary>The presentation in Markdown.</summary>
public sealed class PresentationSection : ProfileSection
{
    public override string Id => "presentation";

    public string? Text { get; set; }

    public override IReadOnlyList<(string Name, object? Value)> Values(EditedProfile profile) =>
        [("la présentation", profile.Person.Presentation)];

    public override bool Write(EditedProfile profile, FieldRefusals refusals)
    {
        var text = PresentationText.Clean(Text);
        if (text.Length > PresentationText.Longest)
        {
            refusals.Add(
                nameof(Text),
                refusals.Texts["Votre présentation a {0} caractères : raccourcissez-la à {1}.", text.Length, PresentationText.Longest]
            );
            return false;
        }

        profile.Person.Presentation = text;
        return true;
    }

    protected override void Fill(EditedProfile profile) => Text = profile.Person.Presentation;
}
