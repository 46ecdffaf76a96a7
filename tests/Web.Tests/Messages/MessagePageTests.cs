using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Visavis.TestSupport.Accounts;
using Visavis.Web.Messages;

namespace Visavis.Web.Tests.Messages;

/// <summary>Everything without scripts.</summary>
public sealed class MessagePageTests
{
    [Fact]
    public async Task A_message_is_left_answered_found_and_kept_from_strangers_without_any_script()
    {
        await using var site = await MessagesSite.OpenAsync();
        var address = site.Address;
        using var paul = await SignedInAsync(address, site.Paul);
        using var anne = await SignedInAsync(address, site.Anne);
        using var stranger = await SignedInAsync(address, (await site.App.AddAccountAsync("Lise Roy")).Id);
        var form = $"/messages/with/{site.Anne:D}";

        var empty = await PostAsync(paul, $"{form}?handler=Send", form, ("messageId", MessagesSite.NewId()), ("text", "  "));
        Assert.Equal(HttpStatusCode.BadRequest, empty.StatusCode);
        Assert.Contains("Écrivez quelques mots", await TextAsync(empty), StringComparison.Ordinal);
        var sent = await PostAsync(paul, $"{form}?handler=Send", form, ("messageId", MessagesSite.NewId()), ("text", "Une <b>fuite</b>"));
        var thread = sent.Headers.Location!.OriginalString.Split('#')[0];

        var list = await TextAsync(await anne.GetAsync("/messages"));
        Assert.Contains("Paul Petit", list, StringComparison.Ordinal);
        Assert.Contains("Une <b>fuite</b>", list, StringComparison.Ordinal);
        Assert.Contains("Une <b>fuite</b>", await TextAsync(await anne.GetAsync(thread)), StringComparison.Ordinal);
        Assert.Equal(0, (await site.SideAsync(site.Anne)).Unread);
        var answered = await PostAsync(anne, $"{thread}?handler=Send", thread, ("messageId", MessagesSite.NewId()), ("text", "J’arrive"));
        Assert.Equal($"{thread}#m2", answered.Headers.Location!.OriginalString);
        Assert.Contains("J’arrive", await TextAsync(await paul.GetAsync("/messages?q=arrive")), StringComparison.Ordinal);
        var furthest = await TextAsync(await paul.GetAsync($"{thread}?around={int.MaxValue}"));
        Assert.Contains("J’arrive", furthest, StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(thread)).StatusCode);
        var intrusion = await PostAsync(
            stranger,
            $"{thread}?handler=Send",
            "/messages/settings",
            ("messageId", MessagesSite.NewId()),
            ("text", "x")
        );
        Assert.Equal(HttpStatusCode.NotFound, intrusion.StatusCode);
    }

    [Fact]
    public async Task Photos_and_pdfs_are_checked_like_everywhere_and_seen_by_the_two_alone()
    {
        await using var site = await MessagesSite.OpenAsync();
        var address = site.Address;
        using var paul = await SignedInAsync(address, site.Paul);
        using var stranger = await SignedInAsync(address, (await site.App.AddAccountAsync("Lise Roy")).Id);
        var form = $"/messages/with/{site.Anne:D}";

        var refused = await UploadAsync(paul, form, "page.pdf", "<html>not a pdf</html>"u8.ToArray());
        Assert.False(refused.IsSuccessStatusCode || refused.StatusCode == HttpStatusCode.Found);
        Assert.Equal(0, await site.App.WithDataAsync(db => db.Set<ConversationMessage>().CountAsync()));
        var taken = await UploadAsync(paul, form, "évier.png", Convert.FromBase64String(Png));
        Assert.Equal(HttpStatusCode.Found, taken.StatusCode);

        var file = await site.App.WithDataAsync(db => db.Set<MessageFile>().SingleAsync());
        Assert.Equal(("évier.webp", "image/webp"), (file.Name, file.ContentType));
        var seen = await paul.GetAsync(MessageFileEndpoints.PathOf(file));
        Assert.Equal(HttpStatusCode.OK, seen.StatusCode);
        Assert.Equal("nosniff", seen.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(MessageFileEndpoints.PathOf(file))).StatusCode);
    }

    /// <summary>64 by 64 pixels of one colour.</summary>
    private const string Png =
        "iVBORw0KGgoAAAANSUhEUgAAAEAAAABACAIAAAAlC+aJAAAAeklEQVR4nO3PUQkAIBTAwJfHLvY0piH8OITBAtxm7fN1wwUNaEEDWtCAFjSgBQ1oQQNa0IAWNKAFDWhBA1rQgBY0oAUNaEEDWtCAFjSgBQ1oQQNa0IAWNKAFDWhBA1rQgBY0oAUNaEEDWtCAFjSgBQ1oQQNa0IAWPHYBrGHxACZVZ40AAAAASUVORK5CYII=";

    private static async Task<PersonClient> SignedInAsync(Uri address, Guid id)
    {
        var person = new PersonClient(address);
        await person.SignInAsDemoAsync(id);
        return person;
    }

    private static Task<HttpResponseMessage> PostAsync(PersonClient person, string path, string page, params (string, string)[] fields) =>
        person.PostFormAsync(path, page, fields);

    private static async Task<HttpResponseMessage> UploadAsync(PersonClient person, string form, string name, byte[] content)
    {
        var file = new ByteArrayContent(content);
        file.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        return await person.SendAsync(
            new HttpRequestMessage(HttpMethod.Post, new Uri(person.Address, $"{form}?handler=Send"))
            {
                Content = new MultipartFormDataContent
                {
                    { new StringContent(await person.AntiforgeryTokenAsync(form)), "__RequestVerificationToken" },
                    { new StringContent(MessagesSite.NewId()), "messageId" },
                    { new StringContent("Voici", Encoding.UTF8), "text" },
                    { file, "files", name },
                },
            }
        );
    }

    private static async Task<string> TextAsync(HttpResponseMessage response) =>
        WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync());
}
