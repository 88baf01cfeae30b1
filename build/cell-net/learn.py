"""Learns the weights of the cell counter's net (src/main/resources/lab/cell-net.bin).

Not part of the build. Needs Python 3.11 with jax, numpy and pillow.

    python learn.py --images FOLDER --boxes FOLDER --checkpoint net.pickle --out cell-net.bin [--epochs 60]

Images are JPEG of 640 x 480 with VOC files of the same names. Give only images of a training split: what the net has
seen says nothing of how well it counts. It may be stopped and started again; the checkpoint is taken up.
"""
import argparse
import os
import pickle
import struct
import xml.etree.ElementTree as tree

import jax
import jax.numpy as jnp
import numpy as np
from jax import lax
from PIL import Image

SIDE, BATCH, STEP = 448, 8, 8
DILATIONS = (1, 2, 4, 2, 1)
KINDS = {"RBC": 0, "WBC": 1, "Platelets": 2}


def boxes(file):
    found = []
    for item in tree.parse(file).getroot().findall("object"):
        box = [float(item.find("bndbox").find(side).text) for side in ("xmin", "ymin", "xmax", "ymax")]
        if box[2] > box[0] and box[3] > box[1]:
            found.append((KINDS[item.find("name").text], *box))
    return found


def load(images, labels):
    names = sorted(os.path.splitext(name)[0] for name in os.listdir(images))
    return [(np.asarray(Image.open(f"{images}/{n}.jpg").convert("RGB")), boxes(f"{labels}/{n}.xml")) for n in names]


def halved(image):
    return image.reshape(image.shape[0] // 2, 2, image.shape[1] // 2, 2, 3).mean((1, 3))


def ground(half):
    return np.percentile(half.reshape(-1, 3), 90, axis=0)


def density(half, light):
    return np.clip(-np.log10((half + 1) / (light + 1)), -0.1, 1.2).astype(np.float32)


def begin(key):
    keys = iter(jax.random.split(key, 16))

    def layer(side, inputs, outputs, gain=1.0):
        spread = gain * np.sqrt(2 / (side * side * inputs))
        return [jax.random.normal(next(keys), (side, side, inputs, outputs)) * spread, jnp.zeros(outputs)]

    head = layer(1, 32, 4, 0.1)
    head[1] = jnp.array([-3.0, -4.0, -4.0, 0.0])
    return [layer(5, 3, 16), layer(3, 16, 32), *[layer(3, 32, 32, 0.5) for _ in DILATIONS], head]


def convolved(x, layer, step=1, pad=0, dilation=1):
    return layer[1] + lax.conv_general_dilated(
        x, layer[0], (step, step), [(pad, pad)] * 2, rhs_dilation=(dilation, dilation),
        dimension_numbers=("NHWC", "HWIO", "NHWC"))


def net(layers, x):
    x = jax.nn.relu(convolved(3.0 * x, layers[0], 2, 2))
    x = jax.nn.relu(convolved(x, layers[1], 2, 1))
    for layer, dilation in zip(layers[2:-1], DILATIONS):
        x = jax.nn.relu(x + convolved(x, layer, 1, dilation, dilation))
    return convolved(x, layers[-1])


def targets(found, places):
    peaks = np.zeros((places, places, 3), np.float32)
    radii = np.zeros((places, places), np.float32)
    known = np.zeros((places, places), np.float32)
    down, right = np.mgrid[0:places, 0:places]
    for kind, left, top, far, low in found:
        x, y = (left + far) / 2 / STEP, (top + low) / 2 / STEP
        radius = np.sqrt((far - left) * (low - top)) / 2
        if not (0 <= x < places - 0.5 and 0 <= y < places - 0.5):
            continue
        width = max(0.7, radius * 0.2 / STEP)
        peak = np.exp(-((right - x) ** 2 + (down - y) ** 2) / (2 * width * width))
        peak[peak < 0.01] = 0
        row, column = int(round(y)), int(round(x))
        peak[row, column] = 1
        peaks[:, :, kind] = np.maximum(peaks[:, :, kind], peak)
        radii[row, column], known[row, column] = np.log(radius / 40), 1
    return peaks, radii, known


def loss(layers, x, peaks, radii, known):
    """Focal loss of Objects as Points, and the absolute error of the logarithm of the radius."""
    out = net(layers, x)
    score, sure, unsure = jax.nn.sigmoid(out[..., :3]), jax.nn.log_sigmoid(out[..., :3]), jax.nn.log_sigmoid(-out[..., :3])
    centre = peaks >= 1
    focal = -jnp.where(centre, (1 - score) ** 2 * sure, (1 - peaks) ** 4 * score**2 * unsure)
    weight = jnp.array([1.0, 1.0, 1.5])
    size = 0.3 * (known * jnp.abs(out[..., 3] - radii)).sum() / jnp.maximum(known.sum(), 1)
    return (focal * weight).sum() / jnp.maximum(centre.sum(), 1) + size


def sample(chance, image, found):
    """A square part, made smaller or larger, turned or mirrored, its stain a little other."""
    side = min(int(round(SIDE / np.exp(chance.uniform(-0.22, 0.22)))), 480)
    scale = SIDE / side
    x, y = chance.integers(0, 640 - side + 1), chance.integers(0, 480 - side + 1)
    part = Image.fromarray(image[y:y + side, x:x + side]).resize((SIDE, SIDE), Image.BILINEAR)
    dense = density(halved(np.asarray(part, dtype=np.float32)), ground(halved(image.astype(np.float32))))
    dense = dense * chance.uniform(0.8, 1.25) * chance.uniform(0.93, 1.07, 3) + chance.uniform(-0.015, 0.015, 3)
    turns, mirrored = chance.integers(0, 4), chance.integers(0, 2)
    dense = np.rot90(dense, turns, (0, 1))
    dense = dense[:, ::-1] if mirrored else dense
    kept = []
    for kind, left, top, right, low in found:
        left, right, top, low = (left - x) * scale, (right - x) * scale, (top - y) * scale, (low - y) * scale
        if right < 8 or low < 8 or left > SIDE - 8 or top > SIDE - 8:
            continue
        left, top, right, low = max(left, 0), max(top, 0), min(right, SIDE - 1), min(low, SIDE - 1)
        for _ in range(turns):
            left, top, right, low = top, SIDE - 1 - right, low, SIDE - 1 - left
        if mirrored:
            left, right = SIDE - 1 - right, SIDE - 1 - left
        kept.append((kind, left, top, right, low))
    return (np.ascontiguousarray(dense, dtype=np.float32), *targets(kept, SIDE // STEP))


def write(layers, file):
    """Side, inputs, outputs, step, dilation, then weights and biases in half precision, big end first."""
    steps, dilations = [2, 2, *[1] * 6], [1, 1, *DILATIONS, 1]
    with open(file, "wb") as out:
        out.write(b"UCN1")
        for (weights, biases), step, dilation in zip(layers, steps, dilations):
            weights, biases = np.asarray(weights), np.asarray(biases)
            out.write(struct.pack(">5B", weights.shape[0], weights.shape[2], weights.shape[3], step, dilation))
            out.write(weights.astype(">f2").tobytes() + biases.astype(">f2").tobytes())


@jax.jit
def improved(layers, first, second, mean, number, rate, *batch):
    """Adam with decay of weights; the mean of the weights over the last steps is what is kept."""
    cost, slope = jax.value_and_grad(loss)(layers, *batch)
    size = jnp.sqrt(sum(jnp.sum(g * g) for g in jax.tree.leaves(slope)))
    slope = jax.tree.map(lambda g: g * jnp.minimum(1, 5 / size), slope)
    first = jax.tree.map(lambda m, g: 0.9 * m + 0.1 * g, first, slope)
    second = jax.tree.map(lambda v, g: 0.99 * v + 0.01 * g * g, second, slope)
    one, two = 1 - 0.9 ** (number + 1), 1 - 0.99 ** (number + 1)
    layers = jax.tree.map(
        lambda w, m, v: w - rate * (m / one / (jnp.sqrt(v / two) + 1e-8) + 1e-4 * w), layers, first, second)
    return layers, first, second, jax.tree.map(lambda e, w: 0.995 * e + 0.005 * w, mean, layers), cost


def learn(asked):
    films = load(asked.images, asked.boxes)
    steps = asked.epochs * (len(films) // BATCH)
    layers = begin(jax.random.PRNGKey(1))
    zero = jax.tree.map(jnp.zeros_like, layers)
    state, done = (layers, zero, zero, layers), 0
    if os.path.exists(asked.checkpoint):
        with open(asked.checkpoint, "rb") as file:
            state, done = pickle.load(file)
    chance = np.random.default_rng(done + 7)
    for number in range(done, steps):
        chosen = chance.permutation(len(films))[:BATCH]
        batch = [np.stack(part) for part in zip(*[sample(chance, *films[i]) for i in chosen])]
        rate = 2e-3 * min(1, (number + 1) / 50) * (0.49 * (1 + np.cos(np.pi * number / steps)) + 0.02)
        *state, cost = improved(*state, float(number), rate, *batch)
        if number % 50 == 49 or number == steps - 1:
            print(f"step {number + 1} of {steps}, loss {float(cost):.3f}", flush=True)
            with open(asked.checkpoint, "wb") as file:
                pickle.dump((jax.tree.map(np.asarray, state), number + 1), file)
    write(state[3], asked.out)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("images", "boxes", "checkpoint", "out"):
        parser.add_argument("--" + name, required=True)
    parser.add_argument("--epochs", type=int, default=60)
    learn(parser.parse_args())
