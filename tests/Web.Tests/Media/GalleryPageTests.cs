using System.Net;
using Microsoft.EntityFrameworkCore;
using Visavis.TestSupport;
using Visavis.TestSupport.Accounts;
using Visavis.TestSupport.Media;
using Visavis.TestSupport.Professionals;
using Visavis.Web.Media;
using Visavis.Web.Professionals;

namespace Visavis.Web.Tests.Media;

[Trait(Tiers.Trait, Tiers.Slow)]
public sealed class GalleryPageTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Photos_are_added_captioned_ordered_shown_and_thrown_away_by_plain_forms()
    {
        await using var site = await MediaSite.StartAsync();
        using var person = await site.SignInAsync();

        var upload = await person.UploadAsync(
            MediaSite.UploadPhotos,
            asScript: false,
            ("files", "un.png", SamplePictures.Png()),
            ("files", "deux.jpg", SamplePictures.Jpeg(orientation: 6)),
            ("files", "trois.webp", SamplePictures.WebP())
        );

        Assert.Equal("/account/gallery#upload", upload.Headers.Location?.OriginalString);
        var photos = await site.PhotosAsync();
        Assert.All(photos, photo => Assert.Equal("image/webp", photo.Files.Single().ContentType));
        Assert.Equal((90, 120), (photos[1].Files.Single().Width, photos[1].Files.Single().Height));

        await ActAsync(person, "Caption", ("id", $"{photos[1].Id}"), ("caption", " Mon \u202Eatelier "));
        // As far as they can say: to the end and to the beginning.
        await ActAsync(person, $"Move&steps={int.MaxValue}", ("id", $"{photos[1].Id}"));
        Assert.Equal(photos[1].Id, (await site.PhotosAsync())[^1].Id);
        await ActAsync(person, "Move&steps=-1", ("id", $"{photos[1].Id}"));
        await ActAsync(person, $"Move&steps={int.MinValue}", ("id", $"{photos[1].Id}"));
        await ActAsync(person, "Place", ("id", $"{photos[0].Id}"));
        await ActAsync(person, "Cover&on=true", ("id", $"{photos[1].Id}"));
        await ActAsync(person, "Portrait", ("id", $"{photos[2].Id}"));

        Assert.Equal([photos[1].Id, photos[2].Id, photos[0].Id], (await site.PhotosAsync()).Select(photo => photo.Id));
        Assert.Equal("Mon atelier", (await site.PhotosAsync())[0].Caption);
        var owner = await OwnerAsync(site);
        Assert.Equal((photos[1].Id, photos[2].Id), (owner.CoverPhotoId, owner.PortraitPhotoId));
        Assert.Equal($"/media/{photos[2].Id:N}/small", PortraitAddress.Of(owner));

        await ActAsync(person, "Bin", ("id", $"{photos[1].Id}"));
        await ActAsync(person, "Bin", ("id", $"{photos[2].Id}"));
        owner = await OwnerAsync(site);
        Assert.Null(owner.CoverPhotoId);
        Assert.EndsWith(".svg", PortraitAddress.Of(owner), StringComparison.Ordinal);
        await ActAsync(person, "Restore", ("id", $"{photos[1].Id}"));
        await ActAsync(person, "EmptyBin");

        Assert.Equal([photos[0].Id, photos[1].Id], (await site.PhotosAsync()).Select(photo => photo.Id));
        Assert.Equal(2, site.StoredFiles().Length);
        var page = await ReadAsync(await person.GetAsync(MediaSite.Gallery));
        Assert.Contains("Mon atelier", page, StringComparison.Ordinal);
        Assert.Contains("2 sur 60", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_sizes_a_browser_made_are_one_photo_and_each_is_served()
    {
        await using var site = await MediaSite.StartAsync();
        using var person = await site.SignInAsync();

        var answer = await person.UploadAsync(
            MediaSite.UploadPhotos,
            asScript: true,
            ("small", "a.jpg", SamplePictures.WebP(480, 320)),
            ("medium", "a.jpg", SamplePictures.WebP(1080, 720)),
            ("large", "a.jpg", SamplePictures.WebP(1920, 1280))
        );

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var photo = Assert.Single(await site.PhotosAsync());
        Assert.Equal([480, 1080, 1920], photo.Files.OrderBy(file => file.Size).Select(file => file.Width));
        using var visitor = new PersonClient(site.Address);
        var small = await visitor.GetAsync($"/media/{photo.Id:N}/small");
        Assert.Equal("image/webp", small.Content.Headers.ContentType?.MediaType);
        Assert.Equal(
            photo.Files.Single(file => file.Size == PhotoSize.Small).Bytes,
            (await small.Content.ReadAsByteArrayAsync(Token)).Length
        );
        Assert.Equal("public, must-revalidate, max-age=300", Header(small, "Cache-Control"));
        Assert.Equal("nosniff", Header(small, "X-Content-Type-Options"));
        Assert.Equal("default-src 'none'; sandbox", Header(small, "Content-Security-Policy"));
        Assert.Equal("same-origin", Header(small, "Cross-Origin-Resource-Policy"));
        var head = await visitor.SendAsync(new HttpRequestMessage(HttpMethod.Head, new Uri(site.Address, $"/media/{photo.Id:N}/large")));
        Assert.Equal((HttpStatusCode.OK, 0), (head.StatusCode, (await head.Content.ReadAsByteArrayAsync(Token)).Length));
    }

    [Fact]
    public async Task Without_scripts_the_site_makes_the_sizes_upright_and_without_metadata()
    {
        await using var site = await MediaSite.StartAsync();
        using var person = await site.SignInAsync();

        await person.UploadAsync(
            MediaSite.UploadPhotos,
            asScript: false,
            ("files", "debout.png", SamplePictures.Png(1500, 1000, orientation: 6)),
            ("files", "petite.png", SamplePictures.Png(300, 200))
        );

        var photos = await site.PhotosAsync();
        Assert.Equal(
            [(PhotoSize.Small, 320, 480), (PhotoSize.Medium, 720, 1080), (PhotoSize.Large, 1000, 1500)],
            photos[0].Files.OrderBy(file => file.Size).Select(file => (file.Size, file.Width, file.Height))
        );
        Assert.Equal((300, 200), (photos[1].Files.Single().Width, photos[1].Files.Single().Height));
        Assert.All(photos.SelectMany(photo => photo.Files), file => Assert.Equal("image/webp", file.ContentType));
        foreach (var file in site.StoredFiles())
        {
            Assert.Equal(-1, (await File.ReadAllBytesAsync(file, Token)).AsSpan().IndexOf(SamplePictures.SecretBytes));
        }
    }

    [Fact]
    public async Task A_panorama_is_taken_though_its_thumbnail_is_very_flat()
    {
        await using var site = await MediaSite.StartAsync();
        using var person = await site.SignInAsync();

        var answer = await person.UploadAsync(
            MediaSite.UploadPhotos,
            asScript: true,
            ("small", "a.jpg", SamplePictures.WebP(480, 48)),
            ("medium", "a.jpg", SamplePictures.WebP(1080, 108)),
            ("large", "a.jpg", SamplePictures.WebP(1920, 192))
        );

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(3, Assert.Single(await site.PhotosAsync()).Files.Count);
    }

    [Fact]
    public async Task Sizes_that_do_not_belong_together_are_made_anew_from_the_largest()
    {
        await using var site = await MediaSite.StartAsync();
        using var person = await site.SignInAsync();

        await person.UploadAsync(
            MediaSite.UploadPhotos,
            asScript: true,
            ("small", "a", SamplePictures.WebP(480, 100)),
            ("medium", "a", SamplePictures.WebP(1000, 900))
        );

        var photo = Assert.Single(await site.PhotosAsync());
        Assert.Equal([(480, 432), (1000, 900)], photo.Files.OrderBy(file => file.Size).Select(file => (file.Width, file.Height)));
    }

    [Theory]
    [InlineData("svg", HttpStatusCode.UnsupportedMediaType, "Les dessins SVG", "svg")]
    [InlineData("png flood", HttpStatusCode.UnsupportedMediaType, "trop grande", "too-many-pixels")]
    [InlineData("11 megabytes", HttpStatusCode.RequestEntityTooLarge, "trop lourd", "too-large")]
    [InlineData("nothing", HttpStatusCode.BadRequest, "vide", "empty")]
    public async Task A_refused_file_is_named_with_the_reason_and_the_good_ones_stay(
        string file,
        HttpStatusCode status,
        string sentence,
        string reason
    )
    {
        await using var site = await MediaSite.StartAsync();
        using var person = await site.SignInAsync();
        var hostile = HostileFiles.Named(file);

        var plain = await person.UploadAsync(
            MediaSite.UploadPhotos,
            asScript: false,
            ("files", "bonne.png", SamplePictures.Png()),
            ("files", "mechante.jpg", hostile)
        );
        var script = await person.UploadAsync(MediaSite.UploadPhotos, asScript: true, ("files", "mechante.jpg", hostile));

        Assert.Equal((status, status), (plain.StatusCode, script.StatusCode));
        var page = await ReadAsync(plain);
        Assert.Contains(sentence, page, StringComparison.Ordinal);
        Assert.Contains("mechante.jpg", page, StringComparison.Ordinal);
        Assert.Contains($"\"reason\":\"{reason}\"", await ReadAsync(script), StringComparison.Ordinal);
        Assert.Single(await site.PhotosAsync());
        Assert.Single(site.StoredFiles());
    }

    [Fact]
    public async Task More_than_an_account_may_keep_is_refused_with_a_sentence()
    {
        await using var site = await MediaSite.StartAsync(settings: new Dictionary<string, string> { ["Media:AccountBytes"] = "100" });
        using var person = await site.SignInAsync(language: "en");

        var answer = await person.UploadAsync(MediaSite.UploadPhotos, asScript: false, ("files", "a.png", SamplePictures.Png()));

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Contains("not enough room left in your account", await ReadAsync(answer), StringComparison.Ordinal);
        Assert.Empty(site.StoredFiles());
    }

    [Fact]
    public async Task Uploads_too_fast_are_told_when_to_return()
    {
        await using var site = await MediaSite.StartAsync(settings: new Dictionary<string, string> { ["Media:UploadsPerMinute"] = "1" });
        using var person = await site.SignInAsync();
        await person.UploadAsync(MediaSite.UploadPhotos, asScript: true, ("files", "a.png", SamplePictures.Png()));

        var second = await person.UploadAsync(MediaSite.UploadPhotos, asScript: true, ("files", "a.png", SamplePictures.Png()));

        Assert.Equal(HttpStatusCode.TooManyRequests, second.StatusCode);
        Assert.NotNull(second.Headers.RetryAfter);
    }

    [Fact]
    public async Task Large_bodies_are_for_people_with_a_gallery_only()
    {
        await using var site = await MediaSite.StartAsync();
        using var visitor = new PersonClient(site.Address);
        var member = await site.App.AddAccountAsync();
        using var signedIn = await site.SignInAsync(member.Id);
        (string, string, byte[]) large = ("files", "a.png", new byte[3 * 1024 * 1024]);

        Assert.NotEqual(HttpStatusCode.OK, await StatusAsync(visitor));
        Assert.NotEqual(HttpStatusCode.OK, await StatusAsync(signedIn));
        Assert.Empty(site.StoredFiles());

        async Task<HttpStatusCode?> StatusAsync(PersonClient person)
        {
            try
            {
                return (await person.UploadAsync(MediaSite.UploadPhotos, asScript: true, large)).StatusCode;
            }
            catch (HttpRequestException)
            {
                // The server stopped listening to it.
                return null;
            }
        }
    }

    [Fact]
    public async Task Somebody_elses_photo_is_an_absent_one()
    {
        await using var site = await MediaSite.StartAsync();
        using var owner = await site.SignInAsync();
        await owner.UploadAsync(MediaSite.UploadPhotos, asScript: true, ("files", "a.png", SamplePictures.Png()));
        var photo = Assert.Single(await site.PhotosAsync());
        var other = await site.App.AddProfessionalAsync();
        using var person = await site.SignInAsync(other.Id);

        foreach (var handler in new[] { "Caption", "Move&steps=1", "Place", "Cover&on=true", "Portrait", "Bin", "Restore" })
        {
            var answer = await person.PostFormAsync($"{MediaSite.Gallery}?handler={handler}", "/legal/terms", ("id", $"{photo.Id}"));
            Assert.Equal((handler, HttpStatusCode.NotFound), (handler, answer.StatusCode));
        }

        var after = Assert.Single(await site.PhotosAsync());
        Assert.Equal((photo.Caption, photo.Position, photo.DeletedAt), (after.Caption, after.Position, after.DeletedAt));
    }

    [Fact]
    public async Task A_caption_changed_elsewhere_meanwhile_is_not_overwritten_unseen()
    {
        await using var site = await MediaSite.StartAsync();
        using var person = await site.SignInAsync();
        await person.UploadAsync(MediaSite.UploadPhotos, asScript: true, ("files", "a.png", SamplePictures.Png()));
        var photo = Assert.Single(await site.PhotosAsync());
        var stamp = Visavis.Web.Media.Pages.Gallery.IndexModel.StampOf(photo);
        await ActAsync(person, "Caption", ("id", $"{photo.Id}"), ("caption", "Premier"), ("stamp", stamp));

        var late = await person.PostFormAsync(
            $"{MediaSite.Gallery}?handler=Caption",
            "/legal/terms",
            ("id", $"{photo.Id}"),
            ("caption", "Second"),
            ("stamp", stamp)
        );

        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        Assert.Contains("value=\"Second\"", await ReadAsync(late), StringComparison.Ordinal);
        Assert.Equal("Premier", Assert.Single(await site.PhotosAsync()).Caption);
    }

    [Fact]
    public async Task Photos_in_the_bin_or_of_hidden_profiles_are_seen_by_their_owner_only()
    {
        await using var site = await MediaSite.StartAsync();
        using var owner = await site.SignInAsync();
        using var visitor = new PersonClient(site.Address);
        await owner.UploadAsync(MediaSite.UploadPhotos, asScript: true, ("files", "a.png", SamplePictures.Png()));
        var address = $"/media/{Assert.Single(await site.PhotosAsync()).Id:N}/small";
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync(address)).StatusCode);

        await site.App.WithDataAsync(async db =>
        {
            (await db.Professionals.SingleAsync(p => p.Id == site.Owner.Id)).IsHidden = true;
            return await db.SaveChangesAsync();
        });

        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync(address)).StatusCode);
        var own = await owner.GetAsync(address);
        Assert.Equal((HttpStatusCode.OK, "no-store, private"), (own.StatusCode, own.Headers.CacheControl?.ToString()));
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync("/media/nonsense/small")).StatusCode);
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await visitor.GetAsync(address.Replace("small", "huge", StringComparison.Ordinal))).StatusCode
        );
    }

    [Fact]
    public async Task A_portrait_sent_by_itself_is_no_gallery_photo_and_leaves_with_the_next_one()
    {
        await using var site = await MediaSite.StartAsync();
        using var person = await site.SignInAsync();
        const string upload = $"{MediaSite.Gallery}?handler=UploadPortrait";

        await person.UploadAsync(upload, asScript: false, ("files", "moi.png", SamplePictures.Png()));
        await person.UploadAsync(upload, asScript: false, ("files", "moi2.png", SamplePictures.Png()));

        var photos = await site.PhotosAsync();
        Assert.All(photos, photo => Assert.Equal(PhotoUse.Portrait, photo.Use));
        Assert.Equal([false, true], photos.Select(photo => photo.DeletedAt is null));
        Assert.Equal(photos[1].Id, (await OwnerAsync(site)).PortraitPhotoId);
        Assert.Empty(await PublicPhotosAsync(site));
        await ActAsync(person, "Portrait");
        Assert.Null((await OwnerAsync(site)).PortraitPhotoId);
    }

    private static Task<IReadOnlyList<Photo>> PublicPhotosAsync(MediaSite site) =>
        site.App.WithDataAsync(db =>
            new ProfileMedia(
                db,
                site.Service<Visavis.Web.Media.Documents.DocumentLinks>(),
                new Visavis.Web.Media.Documents.DocumentReaders([])
            ).PhotosAsync(site.Owner.Id)
        );

    private static async Task ActAsync(PersonClient person, string handler, params (string, string)[] fields)
    {
        var answer = await person.PostFormAsync($"{MediaSite.Gallery}?handler={handler}", "/legal/terms", fields);
        Assert.Equal((handler, HttpStatusCode.Found), (handler, answer.StatusCode));
    }

    private static Task<Professional> OwnerAsync(MediaSite site) =>
        site.App.WithDataAsync(db => db.Professionals.AsNoTracking().SingleAsync(p => p.Id == site.Owner.Id));

    private static async Task<string> ReadAsync(HttpResponseMessage answer) =>
        WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Token));

    private static string Header(HttpResponseMessage answer, string name) => string.Join(", ", answer.Headers.GetValues(name));
}
