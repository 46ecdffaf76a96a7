using System.Diagnostics;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Visavis.TestSupport;
using Visavis.TestSupport.Accounts;
using Visavis.TestSupport.Databases;
using Visavis.TestSupport.Hosting;
using Visavis.TestSupport.Media;
using Visavis.TestSupport.Nodes;
using Visavis.TestSupport.Professionals;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Tests.Media;

namespace Visavis.Web.Tests.Nodes;

/// <summary>One person whose every next request goes to the other node: cookies, forms, files, search.</summary>
[Trait(Tiers.Trait, Tiers.Whole)]
public sealed class AlternatingNodesTests
{
    private const string Gallery = "/account/gallery";
    private static readonly TimeSpan Promised = TimeSpan.FromSeconds(5);

    [Fact]
    public async Task Nodes_that_made_their_first_keys_together_read_each_others_cookies_forms_files_and_changes()
    {
        using var database = await TestDatabase.CreateAsync(DatabaseProvider.PostgreSql);
        using var files = new TemporaryFolder();
        await using var redis = await RedisServer.StartedAsync();
        var settings = new Dictionary<string, string>
        {
            ["Redis:ConnectionString"] = redis.ConnectionString,
            ["Redis:Prefix"] = $"test-{redis.Port}",
            ["Storage:Folder"] = files.FullPath,
        };
        await using var one = AppHost.On(database, settings);
        await using var two = AppHost.On(database, settings);
        var addresses = await Task.WhenAll(Task.Run(one.StartOnPort), Task.Run(two.StartOnPort));
        var anne = await one.AddProfessionalAsync();

        // The form of one node, sent to the other, and its cookie back at the first; and the other way round.
        using var first = new PersonClient(addresses[0]);
        using var second = new PersonClient(addresses[1]);
        await Task.WhenAll(first.GetAsync("/account/sign-in"), second.GetAsync("/account/sign-in"));
        foreach (var (here, there) in new[] { (first, second), (second, first) })
        {
            here.Cookies.Clear();
            var token = await here.AntiforgeryTokenAsync("/account/sign-in");
            Follow(here, there);
            var signedIn = await PostAsync(there, "/account/sign-in/demo", token, ("accountId", $"{anne.Id}"));
            Assert.Equal(HttpStatusCode.Found, signedIn.StatusCode);
            Follow(there, here);
            Assert.Equal(HttpStatusCode.OK, (await here.GetAsync("/account/security")).StatusCode);
        }

        // A photo sent to each is shown by the other.
        foreach (var (here, there) in new[] { (first, second), (second, first) })
        {
            var before = await PhotosAsync(one);
            await here.UploadAsync($"{Gallery}?handler=Upload", asScript: false, ("files", "un.png", SamplePictures.Png()));
            var added = Assert.Single((await PhotosAsync(two)).Except(before));
            Assert.Equal(HttpStatusCode.OK, (await there.GetAsync($"/media/{added:N}/small")).StatusCode);
        }

        // The index of each follows what happened on the other, in the time that is promised.
        foreach (var (app, reader, name) in new[] { (one, second, "Zoé Alterne"), (two, first, "Zoé Retour") })
        {
            var watch = Stopwatch.StartNew();
            await app.AddProfessionalAsync(person => person.DisplayName = name);
            await Eventually.IsTrueAsync(async () => (await SearchAsync(reader, name)).Contains(name, StringComparison.Ordinal));
            Assert.InRange(watch.Elapsed, TimeSpan.Zero, Promised);
        }
    }

    private static void Follow(PersonClient from, PersonClient to)
    {
        to.Cookies.Clear();
        from.Cookies.ToList().ForEach(to.Cookies.Add);
    }

    private static Task<HttpResponseMessage> PostAsync(
        PersonClient person,
        string path,
        string token,
        params (string Name, string Value)[] fields
    ) =>
        person.SendAsync(
            new HttpRequestMessage(HttpMethod.Post, new Uri(person.Address, path))
            {
                Content = new FormUrlEncodedContent(
                    fields.Append(("__RequestVerificationToken", token)).Select(field => KeyValuePair.Create(field.Item1, field.Item2))
                ),
            }
        );

    private static Task<List<Guid>> PhotosAsync(AppHost app) => app.WithDataAsync(db => db.Photos.Select(photo => photo.Id).ToListAsync());

    private static async Task<string> SearchAsync(PersonClient reader, string name) =>
        WebUtility.HtmlDecode(
            await (await reader.GetAsync($"/professionals?what={Uri.EscapeDataString(name)}")).Content.ReadAsStringAsync()
        );
}
