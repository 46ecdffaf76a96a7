using System.Net;
using Microsoft.EntityFrameworkCore;
using Visavis.TestSupport;
using Visavis.TestSupport.Accounts;
using Visavis.TestSupport.Databases;
using Visavis.TestSupport.Media;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Media;
using Visavis.Web.Media.Inspection;
using Visavis.Web.Media.Storage;
using Visavis.Web.Media.Uploads;

namespace Visavis.Web.Tests.Media;

/// <summary>Files and rows agree, whatever dies in between, on both databases.</summary>
[Trait(Tiers.Trait, Tiers.Slow)]
public sealed class MediaSafetyTests
{
    public static TheoryData<DatabaseProvider> Providers => TestDatabase.Providers;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task A_crash_between_the_file_and_its_row_leaves_a_file_that_is_swept_after_a_day(DatabaseProvider provider)
    {
        await using var site = await MediaSite.StartAsync(provider);
        await AddPhotoAsync(site);
        site.Store.DiesAfterWriting = () => new StorageUnavailableException(new IOException("The process died."));
        await Assert.ThrowsAsync<StorageUnavailableException>(() => AddPhotoAsync(site));
        site.Store.DiesAfterWriting = null;

        Assert.Equal(2, site.StoredFiles().Length);
        Assert.Single(await site.PhotosAsync());
        await site.SweepAsync(TimeSpan.Zero);
        Assert.Equal(2, site.StoredFiles().Length);

        await site.SweepAsync(TimeSpan.FromHours(25));

        Assert.Single(site.StoredFiles());
        await site.AssertNoRowPointsToNothingAsync();
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task A_row_that_cannot_be_written_takes_its_files_with_it(DatabaseProvider provider)
    {
        await using var site = await MediaSite.StartAsync(provider);
        using var content = new MemoryStream(SamplePictures.Png());

        // An account that was erased a moment ago.
        var refused = await Assert.ThrowsAsync<UploadRefusedException>(() =>
            site.Service<PhotoUploads>().AddAsync(Guid.NewGuid(), PhotoUse.Gallery, [new UploadedFile(content)], Token)
        );

        Assert.Equal(UploadProblem.AccountGone, refused.Problem);

        Assert.Empty(site.StoredFiles());
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task A_removal_that_dies_half_way_leaves_a_file_and_never_a_row(DatabaseProvider provider)
    {
        await using var site = await MediaSite.StartAsync(provider);
        var photo = await AddPhotoAsync(site);
        using var person = await site.SignInAsync();
        await person.PostFormAsync($"{MediaSite.Gallery}?handler=Bin", "/legal/terms", ("id", photo.Id.ToString()));
        site.Store.DiesAfterWriting = () => new StorageUnavailableException(new IOException("The process died."));

        await person.PostFormAsync($"{MediaSite.Gallery}?handler=EmptyBin", "/legal/terms");
        site.Store.DiesAfterWriting = null;

        Assert.Empty(await site.PhotosAsync());
        Assert.Single(site.StoredFiles());
        await site.SweepAsync(TimeSpan.FromHours(25));
        Assert.Empty(site.StoredFiles());
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task What_is_long_in_the_bin_is_erased_with_its_files(DatabaseProvider provider)
    {
        await using var site = await MediaSite.StartAsync(provider);
        var (binned, kept) = (await AddPhotoAsync(site), await AddPhotoAsync(site));
        using var person = await site.SignInAsync();
        await person.PostFormAsync($"{MediaSite.Gallery}?handler=Bin", "/legal/terms", ("id", binned.Id.ToString()));

        await site.SweepAsync(TimeSpan.FromDays(29));
        Assert.Equal(2, (await site.PhotosAsync()).Count);
        await site.SweepAsync(TimeSpan.FromDays(31));

        Assert.Equal(kept.Id, Assert.Single(await site.PhotosAsync()).Id);
        Assert.Single(site.StoredFiles());
        await site.AssertNoRowPointsToNothingAsync();
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Of_many_uploads_at_once_no_more_are_taken_than_there_is_room_for(DatabaseProvider provider)
    {
        await using var site = await MediaSite.StartAsync(provider, new Dictionary<string, string> { ["Media:Photos"] = "3" });

        var taken = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => TryAddAsync(site))));

        Assert.Equal(3, taken.Count(isTaken => isTaken));
        var photos = await site.PhotosAsync();
        Assert.Equal([0, 1, 2], photos.Select(photo => photo.Position));
        Assert.Equal(3, site.StoredFiles().Length);
    }

    [Theory]
    [InlineData(true, HttpStatusCode.InsufficientStorage, "plus de place")]
    [InlineData(false, HttpStatusCode.ServiceUnavailable, "en ce moment")]
    public async Task A_store_that_is_full_or_down_is_told_clearly_and_nothing_partial_stays(
        bool isFull,
        HttpStatusCode status,
        string sentence
    )
    {
        await using var site = await MediaSite.StartAsync();
        using var person = await site.SignInAsync();
        var trouble = new IOException("disk");
        site.Store.Problem = () => isFull ? new StorageFullException(trouble) : new StorageUnavailableException(trouble);

        var photo = await person.UploadAsync(MediaSite.UploadPhotos, asScript: true, ("files", "a.png", SamplePictures.Png()));
        var page = await person.UploadAsync(MediaSite.UploadPhotos, asScript: false, ("files", "a.png", SamplePictures.Png()));

        Assert.Equal(status, photo.StatusCode);
        Assert.Contains(sentence, WebUtility.HtmlDecode(await page.Content.ReadAsStringAsync(Token)), StringComparison.Ordinal);
        Assert.Equal(status, page.StatusCode);
        Assert.Empty(await site.PhotosAsync());
        Assert.Empty(site.StoredFiles());
        Assert.Equal(HttpStatusCode.OK, (await person.GetAsync(MediaSite.Gallery)).StatusCode);
    }

    [Fact]
    public async Task A_photo_that_cannot_be_read_for_now_is_not_absent()
    {
        await using var site = await MediaSite.StartAsync();
        var photo = await AddPhotoAsync(site);
        using var visitor = new PersonClient(site.Address);
        site.Store.Problem = () => new StorageUnavailableException(new IOException("down"));

        var answer = await visitor.GetAsync($"/media/{photo.Id:N}/small");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.False(answer.Headers.CacheControl?.Public ?? false);
    }

    private static async Task<bool> TryAddAsync(MediaSite site)
    {
        try
        {
            await AddPhotoAsync(site);
            return true;
        }
        catch (UploadRefusedException e) when (e.Problem == UploadProblem.TooManyFiles)
        {
            return false;
        }
    }

    private static async Task<Photo> AddPhotoAsync(MediaSite site)
    {
        using var content = new MemoryStream(SamplePictures.Png());
        return await site.Service<PhotoUploads>().AddAsync(site.Owner.Id, PhotoUse.Gallery, [new UploadedFile(content)], Token);
    }
}
