using AngleSharp;
using AngleSharp.Dom;
using Visavis.TestSupport.Accounts;
using Visavis.TestSupport.Hosting;

namespace Visavis.Web.Tests.Pages;

/// <summary>One running site for the tests of a class; they share its directory, so each adds the people it asks for.</summary>
public sealed class DirectorySite : IAsyncDisposable
{
    public DirectorySite()
    {
        App = AppHost.OnSqlite();
        Address = App.StartOnPort();
    }

    public AppHost App { get; }

    public Uri Address { get; }

    public PersonClient NewPerson(string language = "fr") => new(Address, language);

    public async Task<IDocument> OpenAsync(string path, string language = "fr")
    {
        using var person = NewPerson(language);
        return await OpenAsync(person, path);
    }

    public static async Task<IDocument> OpenAsync(PersonClient person, string path)
    {
        var response = await person.GetAsync(path);
        Assert.True(response.IsSuccessStatusCode, $"{path} answered {(int)response.StatusCode}.");
        var html = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return await BrowsingContext.New().OpenAsync(r => r.Content(html).Address(new Uri("http://site.test")));
    }

    public ValueTask DisposeAsync() => App.DisposeAsync();
}
