using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Visavis.TestSupport;
using Visavis.TestSupport.Accounts;
using Visavis.TestSupport.Databases;
using Visavis.TestSupport.Media;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Media.Inspection;
using Visavis.Web.Media.Storage;
using Visavis.Web.Messages;

namespace Visavis.Web.Tests.Messages;

/// <summary>The room for files sent with messages: seen, made by their sender, and never taken twice.</summary>
[Trait(Tiers.Trait, Tiers.Slow)]
public sealed class SentFilesTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<DatabaseProvider> Providers => TestDatabase.Both;

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Files_sent_at_once_never_take_more_than_the_room_there_is(DatabaseProvider provider)
    {
        await using var site = await MessagesSite.OpenAsync(provider, settings: [("Messages:MegabytesOfFiles", "1")]);
        var peers = new List<Guid>();
        for (var i = 0; i < 6; i++)
        {
            peers.Add((await site.App.AddAccountAsync($"Lise {i}")).Id);
            await site.SendAsync(peers[i], site.Anne, "Bonjour");
        }

        var outcomes = await Task.WhenAll(peers.Select(SendAsync));

        Assert.Equal(2, outcomes.Count(isTaken => isTaken));
        Assert.Equal(2, await site.App.WithDataAsync(db => db.Set<MessageFile>().CountAsync()));

        async Task<bool> SendAsync(Guid peer)
        {
            await Task.Yield();
            try
            {
                var draft = new MessageDraft(site.Anne, peer, MessagesSite.NewId(), "Voici") { Files = [Prepared(500 * 1024)] };
                return (await site.Conversations.SendAsync(draft, Token)).IsNew;
            }
            catch (UploadRefusedException e)
            {
                Assert.Equal(UploadProblem.OverMessageQuota, e.Problem);
                return false;
            }
        }
    }

    [Fact]
    public async Task The_sender_sees_what_is_used_and_takes_a_file_back_for_both_and_the_message_stays()
    {
        await using var site = await MessagesSite.OpenAsync();
        var file = await SendAsync(site, site.Paul, site.Anne);
        using var paul = await SignedInAsync(site, site.Paul);
        using var anne = await SignedInAsync(site, site.Anne);
        var thread = $"/messages/{file.ConversationId:D}";
        foreach (var page in new[] { thread, "/messages/settings", "/messages/sent-files" })
        {
            Assert.Contains(
                "Vos fichiers envoyés\u00a0: 2\u00a0Mo sur 200\u00a0Mo.",
                await TextAsync(paul, page),
                StringComparison.Ordinal
            );
        }

        Assert.Contains("plan.pdf", await TextAsync(paul, "/messages/sent-files"), StringComparison.Ordinal);
        Assert.DoesNotContain("plan.pdf", await TextAsync(anne, "/messages/sent-files"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await anne.GetAsync(MessageFileEndpoints.PathOf(file))).StatusCode);

        await anne.PostFormAsync("/messages/sent-files", "/messages/sent-files", ("file", file.Id.ToString()));
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await anne.PostFormAsync($"{thread}?handler=RemoveFile", thread, ("file", file.Id.ToString()))).StatusCode
        );
        Assert.Equal(HttpStatusCode.OK, (await anne.GetAsync(MessageFileEndpoints.PathOf(file))).StatusCode);

        var removed = await paul.PostFormAsync("/messages/sent-files", "/messages/sent-files", ("file", file.Id.ToString()));
        Assert.Equal("/messages/sent-files", removed.Headers.Location!.OriginalString);
        Assert.Equal(HttpStatusCode.NotFound, (await anne.GetAsync(MessageFileEndpoints.PathOf(file))).StatusCode);
        Assert.Null(await site.App.Services.GetRequiredService<IBlobStore>().OpenReadAsync(file.StorageKey, Token));
        var theirs = await TextAsync(anne, thread);
        Assert.Contains("Voici le plan", theirs, StringComparison.Ordinal);
        Assert.Contains("Ce fichier a été retiré par la personne qui l’a envoyé.", theirs, StringComparison.Ordinal);
        Assert.DoesNotContain("plan.pdf", theirs, StringComparison.Ordinal);
        Assert.Contains("Vous avez retiré ce fichier.", await TextAsync(paul, thread), StringComparison.Ordinal);
        Assert.Contains("0\u00a0Mo sur 200\u00a0Mo.", await TextAsync(paul, "/messages/settings"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_sent_without_loading_the_page_is_answered_with_the_room_it_leaves()
    {
        await using var site = await MessagesSite.OpenAsync();
        var known = await SendAsync(site, site.Paul, site.Anne);
        using var paul = await SignedInAsync(site, site.Paul);
        var thread = $"/messages/{known.ConversationId:D}";
        using var form = new MultipartFormDataContent
        {
            { new StringContent(await paul.AntiforgeryTokenAsync(thread)), "__RequestVerificationToken" },
            { new StringContent(MessagesSite.NewId()), "messageId" },
            { new ByteArrayContent(SamplePdf.Make()), "files", "devis.pdf" },
        };
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(site.Address, $"{thread}?handler=Send")) { Content = form };
        request.Headers.Accept.ParseAdd("application/json");

        using var answer = System.Text.Json.JsonDocument.Parse(await (await paul.SendAsync(request)).Content.ReadAsStringAsync(Token));

        Assert.Equal("Vos fichiers envoyés\u00a0: 2,1\u00a0Mo sur 200\u00a0Mo.", answer.RootElement.GetProperty("room").GetString());
    }

    [Fact]
    public async Task A_file_is_taken_back_from_its_message_too_and_the_account_can_be_erased_after()
    {
        await using var site = await MessagesSite.OpenAsync();
        var file = await SendAsync(site, site.Paul, site.Anne);
        using var paul = await SignedInAsync(site, site.Paul);
        var thread = $"/messages/{file.ConversationId:D}";

        var removed = await paul.PostFormAsync($"{thread}?handler=RemoveFile", thread, ("file", file.Id.ToString()));

        Assert.Equal($"{thread}#m{file.Sequence}", removed.Headers.Location!.OriginalString);
        await site.AsAsync<Web.Foundation.PersonalData.IAccountErasure, int>(async erasure =>
        {
            await erasure.EraseAsync(site.Paul, actorId: null, Token);
            return 0;
        });
        Assert.Equal(0, await site.App.WithDataAsync(db => db.Set<MessageFile>().CountAsync()));
    }

    private static PreparedFile Prepared(long bytes) =>
        new("plan.pdf", StorageKey.New(MessageFiles.Folder), "application/pdf", bytes, null, null);

    private static async Task<MessageFile> SendAsync(MessagesSite site, Guid from, Guid to)
    {
        var prepared = Prepared(2 * 1024 * 1024);
        await site
            .App.Services.GetRequiredService<IBlobStore>()
            .WriteAsync(prepared.StorageKey, new MemoryStream(new byte[prepared.Bytes]), prepared.ContentType, Token);
        var sent = await site.Conversations.SendAsync(
            new MessageDraft(from, to, MessagesSite.NewId(), "Voici le plan") { Files = [prepared] },
            Token
        );
        return await site.App.WithDataAsync(db =>
            db.Set<MessageFile>().AsNoTracking().SingleAsync(f => f.ConversationId == sent.ConversationId)
        );
    }

    private static async Task<PersonClient> SignedInAsync(MessagesSite site, Guid id)
    {
        var person = new PersonClient(site.Address);
        await person.SignInAsDemoAsync(id);
        return person;
    }

    private static async Task<string> TextAsync(PersonClient person, string path) =>
        WebUtility.HtmlDecode(await (await person.GetAsync(path)).Content.ReadAsStringAsync(Token));
}
