using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Visavis.TestSupport.Accounts;
using Visavis.TestSupport.Hosting;
using Visavis.TestSupport.Professionals;
using Visavis.Web.Professionals;

namespace Visavis.Web.Tests.Pages;

/// <summary>A signed-in person's browser on the pages of "Manage my account", which fills in forms as they stand in the page.</summary>
internal sealed class ProfileEditorSite(PersonClient person) : IDisposable
{
    public static async Task<(ProfileEditorSite Editor, Professional Person)> SignInAsync(
        AppHost app,
        Action<Professional>? change = null,
        string language = "fr"
    )
    {
        var professional = await app.AddProfessionalAsync(change);
        return (await SignInAsync(app.ClientOptions.BaseAddress, professional.Id, language), professional);
    }

    public static async Task<ProfileEditorSite> SignInAsync(Uri address, Guid accountId, string language = "fr")
    {
        var person = new PersonClient(address, language);
        await person.SignInAsDemoAsync(accountId);
        return new ProfileEditorSite(person);
    }

    public PersonClient Person => person;

    public Task<IDocument> OpenAsync(string path) => DirectorySite.OpenAsync(person, path);

    /// <summary>Sends the form of the page whose action names the handler, with some fields written over; those set to null are left out.</summary>
    public async Task<HttpResponseMessage> SendAsync(IDocument page, string handler, params (string Name, string? Value)[] changes)
    {
        var form = page.QuerySelectorAll<IHtmlFormElement>("form")
            .First(f => f.GetAttribute("action")!.Contains(handler, StringComparison.Ordinal));
        return await SendAsync(form, form.GetAttribute("action")!, changes);
    }

    public async Task<HttpResponseMessage> SendAsync(IHtmlFormElement form, string action, params (string Name, string? Value)[] changes)
    {
        var fields = form
            .Elements.Where(field => !changes.Any(change => change.Name == field.GetAttribute("name")))
            .SelectMany(FieldsOf)
            .Concat(changes.Where(change => change.Value is not null).Select(change => KeyValuePair.Create(change.Name, change.Value!)));
        return await person.SendAsync(
            new HttpRequestMessage(HttpMethod.Post, new Uri(person.Address, action.Split('#')[0]))
            {
                Content = new FormUrlEncodedContent(fields),
            }
        );
    }

    /// <summary>The page an answer leads to, or is.</summary>
    public async Task<IDocument> ReadAsync(HttpResponseMessage answer)
    {
        answer = await person.FollowAllAsync(answer);
        var html = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return await BrowsingContext.New().OpenAsync(r => r.Content(html).Address(new Uri("http://site.test")));
    }

    public void Dispose() => person.Dispose();

    private static IEnumerable<KeyValuePair<string, string>> FieldsOf(IElement field) =>
        field switch
        {
            IHtmlInputElement { Type: "checkbox" or "radio" } choice => choice.IsChecked
                ? [KeyValuePair.Create(choice.Name!, choice.Value)]
                : [],
            IHtmlInputElement { Name: not null } input => [KeyValuePair.Create(input.Name, input.Value)],
            IHtmlTextAreaElement { Name: not null } area => [KeyValuePair.Create(area.Name, area.Value)],
            IHtmlSelectElement { Name: not null } select => [KeyValuePair.Create(select.Name, select.Value ?? "")],
            _ => [],
        };
}
