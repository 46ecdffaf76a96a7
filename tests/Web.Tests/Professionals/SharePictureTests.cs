using System.Buffers.Binary;
using System.Net;
using Visavis.TestSupport.Professionals;
using Visavis.Web.Tests.Hosting;

namespace Visavis.Web.Tests.Professionals;

public sealed class SharePictureTests(SiteFixture site) : IClassFixture<SiteFixture>
{
    [Fact]
    public async Task A_profile_has_a_picture_of_the_size_networks_ask_for()
    {
        var plumber = await site.App.AddProfessionalAsync();
        using var network = site.NewPerson();

        var answer = await network.GetAsync($"/professionals/V-{plumber.ReferenceCode}/share.png");
        var file = await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);

        Assert.Equal("image/png", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal(1200, BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(16)));
        Assert.Equal(630, BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(20)));
        Assert.InRange(file.Length, 10_000, 300_000);
    }

    [Fact]
    public async Task Other_words_make_another_picture_and_odd_ones_do_not_hinder_it()
    {
        var plumber = await site.App.AddProfessionalAsync();
        var odd = await site.App.AddProfessionalAsync(p => p.DisplayName = "أمينة 王 Łucja-Œuvre 🚿 " + new string('m', 60));
        using var network = site.NewPerson();

        var pictures = new List<byte[]>();
        foreach (var person in new[] { plumber, odd, plumber })
        {
            var answer = await network.GetAsync($"/professionals/V-{person.ReferenceCode}/share.png");
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            pictures.Add(await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        }

        Assert.Equal(pictures[0], pictures[2]);
        Assert.NotEqual(pictures[0], pictures[1]);
    }

    [Fact]
    public async Task A_hidden_profile_has_none()
    {
        var hidden = await site.App.AddProfessionalAsync(p => p.IsHidden = true);
        using var network = site.NewPerson();

        Assert.Equal(HttpStatusCode.NotFound, (await network.GetAsync($"/professionals/V-{hidden.ReferenceCode}/share.png")).StatusCode);
    }
}
